package org.adjoint.cli;

import java.nio.file.Path;
import java.util.List;
import org.adjoint.compiler.CompiledModel;
import org.adjoint.compiler.lower.TrainingRun;
import org.adjoint.runtime.data.DataContext;
import org.adjoint.runtime.data.Dataset;
import org.adjoint.runtime.data.RawData;
import org.adjoint.runtime.data.RowFile;
import org.adjoint.runtime.program.Port;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.StepScalars;
import org.adjoint.runtime.train.Prediction;
import org.adjoint.runtime.work.Team;
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
    CompiledModel model = saved.compile(program, batch);
    TrainingRun training = saved.run(model);
    List<Port> inputs = model.signature().inputs();
    RowFile file = RowFile.of(Arguments.required(rows));
    DataContext context =
        DataContext.of(file.root(), training.plan().seed())
            .withLearned(saved.saved().description().transforms());
    RawData raw = RawData.read(file.in(training.data(), inputs), inputs, context);
    Dataset given = raw.prepare(new int[0]).all();
    Outputs outputs = isJson() ? new JsonOutputs() : new CsvOutputs(console().out());
    outputs.begin(model.signature(), raw);
    try (Team team = Team.of(run.threads())) {
      Program running = load(model).create(saved.saved().model(model.signature()), batch, team);
      StepScalars scalars = new StepScalars();
      scalars.seed = training.plan().seed();
      new Prediction(running, given).run(scalars, outputs);
    }
    outputs.end(this);
    if (raw.leftOut() > 0) {
      tell("rows that lack a value, whose lines are empty: " + raw.leftOut());
    }
    return ExitCode.DONE;
  }
}
