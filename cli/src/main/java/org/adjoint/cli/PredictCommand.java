package org.adjoint.cli;

import java.nio.file.Path;
import org.adjoint.runtime.command.SavedModelSession;
import org.adjoint.runtime.model.ModelDefinition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Computes the outputs of a saved model. */
@Command(description = "Prints the outputs of a saved model for rows of raw data, as CSV.")
final class PredictCommand extends ToolCommand {
  /** Rows that are computed at once unless told otherwise. */
  private static final int USUAL_BATCH = 256;

  @Parameters(paramLabel = "SAVED.safetensors", description = "The saved model.")
  private @Nullable Path file;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "ROWS.csv",
      description = "The rows, with the columns of the program's data; targets may be missing.")
  private @Nullable Path rows;

  @Mixin private ProgramOptions program = new ProgramOptions();

  @Mixin private RunOptions run = new RunOptions();

  @Override
  int run() throws Exception {
    prepare();
    Integer asked = run.batch();
    int batch = asked == null ? USUAL_BATCH : asked;
    SavedProgram saved = SavedProgram.open(Arguments.required(file));
    ModelDefinition model = definition(saved.compile(program, batch));
    new SavedModelSession(printer(), model, saved.saved())
        .predict(Arguments.required(rows), batch, run.threads());
    return ExitCode.DONE;
  }
}
