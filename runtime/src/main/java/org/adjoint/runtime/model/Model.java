package org.adjoint.runtime.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.adjoint.runtime.AdjointException;
import org.adjoint.runtime.data.DataContext;
import org.adjoint.runtime.data.DataException;
import org.adjoint.runtime.data.DataSpecification;
import org.adjoint.runtime.data.Dataset;
import org.adjoint.runtime.data.LearnedClasses;
import org.adjoint.runtime.data.RawData;
import org.adjoint.runtime.data.RowFile;
import org.adjoint.runtime.data.Source;
import org.adjoint.runtime.file.RootFolder;
import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.program.Port;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.StepScalars;
import org.adjoint.runtime.program.Storage;
import org.adjoint.runtime.save.ModelDescription;
import org.adjoint.runtime.save.SavedModel;
import org.adjoint.runtime.save.ToldRun;
import org.adjoint.runtime.save.Weights;
import org.adjoint.runtime.train.Evaluation;
import org.adjoint.runtime.train.ParameterHash;
import org.adjoint.runtime.work.Team;

/** A model with its weights, from which any number of threads may predict at once. */
public final class Model {
  private static final System.Logger LOG = System.getLogger(Model.class.getName());

  private final ModelDefinition definition;
  private final Storage storage;
  private final Json transforms;
  private final int seed;
  private final PredictorPool pool;

  Model(ModelDefinition definition, Storage storage, Json transforms, int seed) {
    this.definition = definition;
    this.storage = storage;
    this.transforms = transforms;
    this.seed = seed;
    this.pool = new PredictorPool(definition, storage, seed);
  }

  /**
   * Reads the weights of a saved model.
   *
   * @throws AdjointException where the file cannot be read, is damaged, or holds another model
   */
  public static Model load(ModelDefinition definition, Path file) {
    SavedModel saved = SavedModel.open(file);
    ModelDescription description = saved.description();
    String name = definition.signature().model();
    if (!description.model().equals(name)) {
      throw new AdjointException(
          "'" + file + "' holds the model '" + description.model() + "', not '" + name + "'");
    }
    if (!List.copyOf(description.files().values())
        .equals(List.copyOf(definition.text().files().values()))) {
      LOG.log(
          System.Logger.Level.WARNING,
          "''{0}'' was trained with another text of the program of ''{1}'' than the class was"
              + " generated from",
          file,
          name);
    }
    int seed = ToldRun.fromJson(description.run()).seed();
    return new Model(
        definition, saved.model(definition.signature()), description.transforms(), seed);
  }

  /**
   * Writes the parameters and states by name, for other programs: for NumPy where the file is
   * called {@code .npz}, or else as {@code safetensors}.
   */
  public void export(Path file) {
    Weights.write(file, definition.signature(), storage);
  }

  /** A predictor for so many rows, for the calling thread alone. */
  public Predictor predictor(int rows) {
    return pool.take(rows);
  }

  /** The hash that {@code adjoint train} prints of the same weights. */
  public String parametersSha256() {
    return ParameterHash.of(definition.signature(), storage);
  }

  /**
   * Does with raw rows what the program's data block says, as it was learned in training.
   *
   * @throws DataException where a column is missing, a value is not understood, or a row lacks one
   */
  public InputRows prepare(Columns columns) {
    DataSpecification data = definition.requireTraining().data();
    Path here = Path.of("");
    return prepare(
        supplied(data), new DataContext(RootFolder.of(here), seed, columns.arrays(), transforms));
  }

  /**
   * Reads a file of raw rows as {@code adjoint predict} does.
   *
   * @throws AdjointException where the file cannot be read, or what {@link #prepare(Columns)}
   *     refuses
   */
  public InputRows prepare(Path file) {
    RowFile rows = RowFile.of(file);
    DataContext context = DataContext.of(rows.root(), seed).withLearned(transforms);
    return prepare(
        rows.in(definition.requireTraining().data(), definition.signature().inputs()), context);
  }

  /** Computes the outputs of raw rows; what {@link #prepare(Columns)} refuses is refused. */
  public Outputs predict(Columns columns) {
    return predict(prepare(columns));
  }

  /** Computes the outputs of a file of raw rows, as {@code adjoint predict} does. */
  public Outputs predict(Path file) {
    return predict(prepare(file));
  }

  private Outputs predict(InputRows inputs) {
    Predictor predictor = predictor(inputs.rows());
    int[] extents = new int[definition.signature().extents().size()];
    for (int dimension = 0; dimension < extents.length; dimension++) {
      extents[dimension] = inputs.extent(dimension);
      predictor.extent(dimension, extents[dimension]);
    }
    int place = 0;
    for (Port port : definition.signature().inputs()) {
      switch (port.kind()) {
        case FLOAT32 -> predictor.input(place, inputs.floats(place));
        case FLOAT64 -> predictor.input(place, inputs.doubles(place));
        case INT32, BOOL -> predictor.input(place, inputs.ints(place));
      }
      place++;
    }
    Outputs outputs =
        new Outputs(
            inputs.rows(),
            definition.signature().outputs().stream().map(port -> port.fixed(extents)).toList());
    outputs.readFrom(predictor);
    predictor.run();
    return outputs;
  }

  /** The loss and the metrics on raw rows, which have the targets too. */
  public Map<String, Double> evaluate(Columns columns) {
    ModelDefinition.Training training = definition.requireTraining();
    List<Port> feed = definition.signature().feed();
    DataContext context =
        new DataContext(RootFolder.of(Path.of("")), seed, columns.arrays(), transforms);
    Dataset rows = RawData.read(supplied(training.data()), feed, context).prepare(new int[0]).all();
    int batch = training.plan().batch();
    StepScalars scalars = new StepScalars();
    scalars.seed = seed;
    try (Team team = Team.of(1)) {
      // Metrics with state of their own write it to the storage.
      Program program = definition.create(storage.copy(), batch, team);
      return new Evaluation(program, rows, batch).measure(scalars);
    }
  }

  private InputRows prepare(DataSpecification data, DataContext context) {
    List<Port> inputs = definition.signature().inputs();
    RawData raw = RawData.read(data, inputs, context);
    if (raw.leftOut() > 0) {
      throw new DataException(
          "a value that is used is missing in " + raw.leftOut() + " of the rows",
          data.place(),
          "leave such rows out, or have the program fill the column: `-> fill(mean)`");
    }
    return new InputRows(raw.prepare(new int[0]).all(), definition.signature());
  }

  /** The same fields, of columns that a calling program gives. */
  static DataSpecification supplied(DataSpecification data) {
    return new DataSpecification(
        data.name(), new Source.Supplied(data.source().place()), data.fields(), data.place());
  }

  /**
   * The names of the classes of a target or input that the program's data makes a category of, in
   * the order of their numbers.
   */
  public List<String> classes(String field) {
    return LearnedClasses.of(transforms, field);
  }
}
