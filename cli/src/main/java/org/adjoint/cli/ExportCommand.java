package org.adjoint.cli;

import java.nio.file.Path;
import java.util.List;
import org.adjoint.compiler.CompiledModel;
import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.program.Persistent;
import org.adjoint.runtime.save.Weights;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the weights of a saved model for other programs. */
@Command(description = "Writes the weights of a saved model, by name, for other programs.")
final class ExportCommand extends ToolCommand {
  @Parameters(paramLabel = "SAVED.safetensors", description = "The saved model.")
  private @Nullable Path file;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "Where to: an archive for NumPy if it ends in .npz, or else safetensors.")
  private @Nullable Path out;

  @Mixin private ProgramOptions program = new ProgramOptions();

  @Override
  int run() {
    SavedProgram saved = SavedProgram.open(Arguments.required(file));
    CompiledModel model = saved.compile(program, null);
    Path target = Arguments.required(out);
    Weights.write(target, model.signature(), saved.saved().model(model.signature()));
    List<String> names = model.signature().parameters().stream().map(Persistent::name).toList();
    print(target + ": " + String.join(", ", names));
    printJson(
        Json.fields().with("file", Json.of(target.toString())).with("parameters", Json.of(names)));
    return ExitCode.DONE;
  }
}
