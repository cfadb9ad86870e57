package org.adjoint.cli.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.adjoint.runtime.AdjointException;
import org.adjoint.runtime.file.AtomicFile;
import org.adjoint.runtime.file.FileFault;
import org.adjoint.runtime.train.TrainingListener;
import org.adjoint.runtime.train.TrainingResult;

/** Writes what a run came to as one file, which needs neither a script nor the net to be read. */
public final class RunReport {
  private final Path file;

  private RunReport(Path file) {
    this.file = file;
  }

  /** A report that can be written there, which shall be known before a long run. */
  public static RunReport at(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent) || !Files.isWritable(parent)) {
      throw new AdjointException(
          "cannot write '" + file + "': there is no such folder to write to");
    }
    if (Files.isDirectory(file)) {
      throw new AdjointException("`" + file + "` is a folder, not a file");
    }
    return new RunReport(file);
  }

  /**
   * Writes the report when training has ended: it is told so before an interruption, which waits
   * for listeners, ends the process.
   */
  public TrainingListener of(RunRecord record, Configuration configuration) {
    return new TrainingListener() {
      @Override
      public void finished(TrainingResult result) {
        write(record, configuration);
      }
    };
  }

  /** Writes all that the record holds; the file is whole or as it was. */
  private void write(RunRecord record, Configuration configuration) {
    try {
      byte[] text = page(record.moment(), configuration).getBytes(UTF_8);
      AtomicFile.write(file, channel -> writeAll(channel, text));
    } catch (IOException e) {
      throw new AdjointException("cannot write '" + file + "': " + FileFault.reason(e), null, e);
    }
  }

  private static void writeAll(FileChannel channel, byte[] text) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(text);
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
  }

  private static String page(RunRecord.Moment moment, Configuration configuration)
      throws IOException {
    String title = Markup.escape(configuration.title());
    StringBuilder text = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head>");
    text.append(
        "<meta charset=\"utf-8\"/><meta name=\"viewport\" content=\"width=device-width\"/>");
    text.append("<title>").append(title).append(" – a run of Adjoint</title><style>\n");
    text.append(style()).append("</style></head><body><main>\n<h1>").append(title);
    text.append("</h1>\n");
    Sections.of(moment, configuration)
        .forEach(
            (name, part) ->
                text.append("<section id=\"")
                    .append(name)
                    .append("\">")
                    .append(part)
                    .append("</section>\n"));
    return text.append("</main></body></html>\n").toString();
  }

  private static String style() throws IOException {
    try (InputStream content = RunReport.class.getResourceAsStream("page.css")) {
      if (content == null) {
        throw new IllegalStateException("the style of reports is missing");
      }
      return new String(content.readAllBytes(), UTF_8);
    }
  }
}
