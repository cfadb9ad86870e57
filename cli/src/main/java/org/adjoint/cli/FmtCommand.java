package org.adjoint.cli;

import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.ProgramSource;
import org.adjoint.compiler.diagnostic.CompilationException;
import org.adjoint.compiler.format.Formatter;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.runtime.file.AtomicFile;
import org.adjoint.runtime.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Formats programs in place. */
@Command(
    description = "Formats programs in place: spaces, indentation, blank lines. Lines stay lines.")
final class FmtCommand extends ToolCommand {
  @Parameters(paramLabel = "FILE.nn", arity = "1..*", description = "The programs.")
  private List<Path> files = List.of();

  @Option(
      names = "--check",
      description = "Only tell which files are not formatted; exit code 1 if there are any.")
  private boolean check;

  @Override
  int run() throws Exception {
    List<String> changed = new ArrayList<>();
    boolean atFault = false;
    for (Path file : files) {
      display(DisplayNames.of(file));
      SourceText source = ProgramSource.ofFile(file).entry();
      try {
        String formatted = Formatter.format(source);
        if (!formatted.equals(source.text())) {
          changed.add(file.toString());
          put(file, formatted);
        }
      } catch (CompilationException fault) {
        new Failures(this, new String[0]).diagnostics(displayNames().of(fault.diagnostics()));
        atFault = true;
      }
    }
    printJson(Json.fields().with(check ? "unformatted" : "formatted", Json.of(changed)));
    return atFault || (check && !changed.isEmpty()) ? ExitCode.AT_FAULT : ExitCode.DONE;
  }

  private void put(Path file, String formatted) throws Exception {
    print((check ? "not formatted: " : "formatted ") + file);
    if (!check) {
      ByteBuffer bytes = ByteBuffer.wrap(formatted.getBytes(StandardCharsets.UTF_8));
      AtomicFile.write(file, channel -> writeAll(channel, bytes));
    }
  }

  private static void writeAll(WritableByteChannel channel, ByteBuffer bytes)
      throws java.io.IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
