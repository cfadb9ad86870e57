package org.adjoint.runtime.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.adjoint.runtime.data.DataContext;
import org.adjoint.runtime.data.Dataset;
import org.adjoint.runtime.data.RawData;
import org.adjoint.runtime.data.RowFile;
import org.adjoint.runtime.data.TrainingData;
import org.adjoint.runtime.data.Validation;
import org.adjoint.runtime.file.RootFolder;
import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.model.ModelDefinition;
import org.adjoint.runtime.program.Port;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.StepScalars;
import org.adjoint.runtime.save.SavedModel;
import org.adjoint.runtime.train.Evaluation;
import org.adjoint.runtime.train.Prediction;
import org.adjoint.runtime.work.Team;

/** What is asked of a saved model: its measures, or its outputs. */
public final class SavedModelSession {
  private final Printer printer;
  private final ModelDefinition model;
  private final ModelDefinition.Training run;
  private final SavedModel saved;

  /** Prepares to ask; the definition's plan has the seed and the batch to use. */
  public SavedModelSession(Printer printer, ModelDefinition model, SavedModel saved) {
    this.printer = printer;
    this.model = model;
    this.run = model.requireTraining();
    this.saved = saved;
  }

  /** Shows the measures on the rows the model was trained and validated with. */
  public void evaluate(Path dataRoot, int threads) {
    evaluate(
        "training",
        TrainingData.load(
            run.data(),
            run.validation(),
            model.signature().feed(),
            context(RootFolder.of(dataRoot))),
        threads);
  }

  /** Shows the measures on the rows of a file. */
  public void evaluateFile(Path rows, int threads) {
    RowFile file = RowFile.of(rows);
    List<Port> feed = model.signature().feed();
    evaluate(
        "rows",
        TrainingData.load(
            file.in(run.data(), feed), new Validation.None(), feed, context(file.root())),
        threads);
  }

  private DataContext context(RootFolder root) {
    return DataContext.of(root, run.plan().seed()).withLearned(saved.description().transforms());
  }

  private void evaluate(String name, TrainingData rows, int threads) {
    printer.tell(rows.notes());
    try (Team team = Team.of(threads)) {
      Program program = model.create(saved.model(model.signature()), run.plan().batch(), team);
      Map<String, Double> first = measure(program, rows.training());
      Dataset held = rows.validation();
      Map<String, Double> second = held == null ? Map.of() : measure(program, held);
      show(name, first, second);
    }
  }

  private Map<String, Double> measure(Program program, Dataset rows) {
    return new Evaluation(program, rows, run.plan().batch()).measure(scalars());
  }

  private StepScalars scalars() {
    StepScalars scalars = new StepScalars();
    scalars.seed = run.plan().seed();
    return scalars;
  }

  private void show(String name, Map<String, Double> first, Map<String, Double> second) {
    if (!printer.json()) {
      MeasureTable.lines(first, name, second, "validation").forEach(printer::print);
      return;
    }
    Json.Fields object =
        Json.fields()
            .with("model", Json.of(model.signature().model()))
            .with(name, MeasureTable.json(first));
    printer.printJson(
        second.isEmpty() ? object : object.with("validation", MeasureTable.json(second)));
  }

  /** Prints the outputs for the rows of a file, so many at once. */
  public void predict(Path rows, int batch, int threads) {
    RowFile file = RowFile.of(rows);
    List<Port> inputs = model.signature().inputs();
    RawData raw = RawData.read(file.in(run.data(), inputs), inputs, context(file.root()));
    Dataset given = raw.prepare(new int[0]).all();
    Outputs outputs =
        printer.json() ? new JsonOutputs(printer) : new CsvOutputs(printer.console().out());
    try (Team team = Team.of(threads)) {
      Program program = model.create(saved.model(model.signature()), batch, team);
      Prediction prediction = new Prediction(program, given);
      outputs.begin(model.signature().model(), prediction.outputs(), raw);
      prediction.run(scalars(), outputs);
    }
    outputs.end();
    if (raw.leftOut() > 0) {
      printer.tell("rows that lack a value, whose lines are empty: " + raw.leftOut());
    }
  }
}
