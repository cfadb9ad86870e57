package org.adjoint.cli;

import java.nio.file.Path;
import org.adjoint.runtime.command.SavedModelSession;
import org.adjoint.runtime.model.ModelDefinition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures a saved model. */
@Command(
    description =
        "Measures a saved model on the rows it was trained and validated with, or others.")
final class EvaluateCommand extends ToolCommand {
  @Parameters(paramLabel = "SAVED.safetensors", description = "The saved model.")
  private @Nullable Path file;

  @Option(
      names = "--data",
      paramLabel = "ROWS.csv",
      description = "Measure on these rows, which have the columns of the program's data.")
  private @Nullable Path rows;

  @Mixin private ProgramOptions program = new ProgramOptions();

  @Mixin private RunOptions run = new RunOptions();

  @Mixin private DataOptions data = new DataOptions();

  @Override
  int run() throws Exception {
    prepare();
    SavedProgram saved = SavedProgram.open(Arguments.required(file));
    ModelDefinition model = definition(saved.compile(program, run.batch()));
    SavedModelSession session = new SavedModelSession(printer(), model, saved.saved());
    if (rows == null) {
      session.evaluate(data.root(saved.told().folder()), run.threads());
    } else {
      session.evaluateFile(rows, run.threads());
    }
    return ExitCode.DONE;
  }
}
