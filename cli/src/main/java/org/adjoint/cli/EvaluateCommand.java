package org.adjoint.cli;

import java.nio.file.Path;
import java.util.Map;
import org.adjoint.compiler.CompiledModel;
import org.adjoint.compiler.lower.TrainingRun;
import org.adjoint.runtime.data.DataContext;
import org.adjoint.runtime.data.Dataset;
import org.adjoint.runtime.data.RowFile;
import org.adjoint.runtime.data.TrainingData;
import org.adjoint.runtime.data.Validation;
import org.adjoint.runtime.file.RootFolder;
import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.StepScalars;
import org.adjoint.runtime.train.Evaluation;
import org.adjoint.runtime.work.Team;
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
    CompiledModel model = saved.compile(program, run.batch());
    TrainingRun training = saved.run(model);
    TrainingData measured = load(saved, model, training);
    tell(measured.notes());
    try (Team team = Team.of(run.threads())) {
      Program running =
          load(model).create(saved.saved().model(model.signature()), training.plan().batch(), team);
      Map<String, Double> first = measure(running, measured.training(), training);
      Dataset held = measured.validation();
      Map<String, Double> second = held == null ? Map.of() : measure(running, held, training);
      show(model, first, second);
    }
    return ExitCode.DONE;
  }

  private TrainingData load(SavedProgram saved, CompiledModel model, TrainingRun training) {
    Json learned = saved.saved().description().transforms();
    long seed = training.plan().seed();
    Path given = rows;
    if (given != null) {
      RowFile file = RowFile.of(given);
      DataContext context = DataContext.of(file.root(), seed).withLearned(learned);
      return TrainingData.load(
          file.in(training.data(), model.signature().feed()),
          new Validation.None(),
          model.signature().feed(),
          context);
    }
    RootFolder root = RootFolder.of(data.root(saved.dataRoot()));
    return TrainingData.load(
        training.data(),
        training.validation(),
        model.signature().feed(),
        DataContext.of(root, seed).withLearned(learned));
  }

  private static Map<String, Double> measure(Program program, Dataset rows, TrainingRun training) {
    StepScalars scalars = new StepScalars();
    scalars.seed = training.plan().seed();
    return new Evaluation(program, rows, training.plan().batch()).measure(scalars);
  }

  private void show(CompiledModel model, Map<String, Double> first, Map<String, Double> second) {
    String name = rows == null ? "training" : "rows";
    if (!isJson()) {
      MeasureTable.lines(first, name, second, "validation").forEach(this::print);
      return;
    }
    Json.Fields object =
        Json.fields()
            .with("model", Json.of(model.modelInterface().name()))
            .with(name, MeasureTable.json(first));
    printJson(second.isEmpty() ? object : object.with("validation", MeasureTable.json(second)));
  }
}
