package org.adjoint.runtime.model;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.adjoint.runtime.data.DataContext;
import org.adjoint.runtime.data.DataSpecification;
import org.adjoint.runtime.data.Dataset;
import org.adjoint.runtime.data.RawData;
import org.adjoint.runtime.data.TrainingData;
import org.adjoint.runtime.file.RootFolder;
import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.model.ModelDefinition.Training;
import org.adjoint.runtime.program.Port;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.RuntimeExtents;
import org.adjoint.runtime.program.StepScalars;
import org.adjoint.runtime.program.Storage;
import org.adjoint.runtime.save.ModelDescription;
import org.adjoint.runtime.save.SavedModel;
import org.adjoint.runtime.save.Weights;
import org.adjoint.runtime.train.Listeners;
import org.adjoint.runtime.train.ParameterHash;
import org.adjoint.runtime.train.Trainer;
import org.adjoint.runtime.train.TrainingCheckpoint;
import org.adjoint.runtime.train.TrainingListener;
import org.adjoint.runtime.train.TrainingPlan;
import org.adjoint.runtime.train.TrainingProgress;
import org.adjoint.runtime.train.TrainingResult;
import org.adjoint.runtime.work.Team;
import org.jspecify.annotations.Nullable;

/**
 * Trains a model: as its program says, or step by step with the caller's batches. For one thread;
 * the threads that share its work end when it is closed.
 */
public final class ModelTrainer implements AutoCloseable {
  private final ModelDefinition definition;
  private final Training training;
  private final TrainingPlan plan;
  private final Team team;
  private final Program program;
  private final StepScalars scalars = new StepScalars();
  private final CallShapes shapes;
  private final @Nullable Object[] feed;
  private final float[] measures;

  private Json transforms =
      Json.fields().with("fields", Json.fields()).with("ranges", Json.fields());
  private Path dataRoot = Path.of("");
  private @Nullable TrainingCheckpoint checkpoint;
  private volatile boolean cancelled;
  private Consumer<Storage> initial = storage -> {};

  /** Makes a trainer whose model has its initial weights. */
  public ModelTrainer(ModelDefinition definition, TrainerSettings settings) {
    this.definition = definition;
    this.training = definition.requireTraining();
    this.plan = settings.plan(training.plan());
    this.team = Team.of(settings.threads());
    this.program = definition.create(definition.newStorage(), plan.batch(), team);
    this.feed = new Object[definition.signature().feed().size()];
    this.measures = new float[definition.signature().measures().size()];
    this.shapes = new CallShapes(definition.signature(), scalars);
    scalars.seed = plan.seed();
    scalars.epoch = 1;
    program.initialize(plan.seed());
    program.resetMetrics();
  }

  /**
   * Trains from initial weights as the program says, with the rows that its data block names.
   *
   * @param root the folder of the data's files
   */
  public TrainingResult fit(Path root, TrainingListener listener) {
    dataRoot = root;
    DataContext context = DataContext.of(RootFolder.of(root), plan.seed());
    return fit(training.data(), context, listener);
  }

  /** Trains from initial weights as the program says, with these rows instead of the program's. */
  public TrainingResult fit(Columns columns, TrainingListener listener) {
    DataContext context =
        new DataContext(RootFolder.of(dataRoot), plan.seed(), columns.arrays(), null);
    return fit(Model.supplied(training.data()), context, listener);
  }

  private TrainingResult fit(
      DataSpecification rows, DataContext context, TrainingListener listener) {
    TrainingData data =
        TrainingData.load(rows, training.validation(), definition.signature().feed(), context);
    transforms = data.transforms();
    cancelled = false;
    Trainer trainer =
        new Trainer(program, plan, data)
            .listener(new Listeners(List.of(listener, cancellation())))
            .initial(initial);
    TrainingPlan.Checkpoint written = plan.control().checkpoint();
    if (written != null) {
      Path file = context.root().writable(written.file());
      trainer.checkpoints(moment -> write(moment.progress().placed(file), moment));
    }
    TrainingResult result = trainer.train();
    checkpoint = result.checkpoint();
    scalars.step = result.steps();
    scalars.epoch = result.epochs() + 1;
    program.resetMetrics();
    return result;
  }

  /**
   * Begins with weights of a file instead of the program's initial ones, as does each training from
   * initial weights that follows.
   *
   * @param file a saved model, or another {@code safetensors}, {@code npz} or {@code npy} file
   * @param names those of the parameters and states that are loaded, in which {@code *} stands for
   *     any text; none for all
   * @return the names of what was loaded
   * @throws org.adjoint.runtime.AdjointException where the file cannot be read or does not fit
   */
  public List<String> load(Path file, String... names) {
    Weights weights = Weights.open(file);
    List<String> only = List.of(names);
    Consumer<Storage> before = initial;
    initial =
        storage -> {
          before.accept(storage);
          weights.load(definition.signature(), storage, only);
        };
    return weights.load(definition.signature(), program.storage(), only);
  }

  /** Ends the training in hand after its step; any thread may call this. */
  public void cancel() {
    cancelled = true;
  }

  private TrainingListener cancellation() {
    return new TrainingListener() {
      @Override
      public boolean cancelled() {
        return cancelled;
      }
    };
  }

  /**
   * Says how large a dimension is in the next step that varies at run time, given by its place in
   * the signature: before the arrays, whose rows then have that size.
   */
  public void extent(int place, int extent) {
    shapes.extent(place, extent);
  }

  /** Reads an input or target, given by its place among both, from here in the next step. */
  public void feed(int place, int rows, float[] values) {
    feed(place, rows, values, values.length);
  }

  /** Reads an input or target, given by its place among both, from here in the next step. */
  public void feed(int place, int rows, double[] values) {
    feed(place, rows, values, values.length);
  }

  /** Reads an input or target, given by its place among both, from here in the next step. */
  public void feed(int place, int rows, int[] values) {
    feed(place, rows, values, values.length);
    RowArrays.requireIndices(shapes.feed(place), rows, values);
  }

  private void feed(int place, int rows, Object array, int length) {
    RowArrays.requireAtLeast(shapes.feed(place), rows, length);
    feed[place] = array;
  }

  /** Does one step with what was fed, and gives the loss before it. */
  public float step(int rows) {
    if (rows < 1 || rows > program.capacity()) {
      throw new IllegalArgumentException(
          "a step takes 1 to " + program.capacity() + " rows, not " + rows);
    }
    checkpoint = null;
    scalars.step++;
    program.swapAverages();
    try {
      program.step(feed, rows, scalars, measures);
    } finally {
      program.swapAverages();
      Arrays.fill(feed, null);
      shapes.forget();
    }
    return measures[0];
  }

  /**
   * Does one step with raw rows, which are transformed as the last training from initial weights
   * learned, and gives the loss before it.
   *
   * @throws org.adjoint.runtime.data.DataException where a column is missing or not understood
   */
  public float step(Columns columns) {
    List<Port> ports = definition.signature().feed();
    DataContext context =
        new DataContext(RootFolder.of(dataRoot), plan.seed(), columns.arrays(), transforms);
    Dataset rows =
        RawData.read(Model.supplied(training.data()), ports, context).prepare(new int[0]).all();
    int[] extents = RuntimeExtents.of(definition.signature(), rows.ports());
    for (int place = 0; place < extents.length; place++) {
      extent(place, extents[place]);
    }
    System.arraycopy(rows.all(), 0, feed, 0, feed.length);
    return step(rows.rows());
  }

  /** Tells schedules, and metrics with state of their own, that a new epoch begins. */
  public void beginEpoch() {
    scalars.epoch++;
    program.resetMetrics();
  }

  /** The loss, at place 0, or a metric of the last step. */
  public float measure(int place) {
    return measures[place];
  }

  /** The model as it is now; what is trained afterwards does not change it. */
  public Model model() {
    return new Model(definition, program.storage().copy(), transforms, plan.seed());
  }

  /** The hash that {@code adjoint train} prints of the same weights. */
  public String parametersSha256() {
    return ParameterHash.of(definition.signature(), program.storage());
  }

  /** Saves the model with all that is needed to go on with its training. */
  public void save(Path file) {
    TrainingCheckpoint moment = checkpoint;
    if (moment == null) {
      TrainingProgress progress =
          TrainingProgress.ofSteps(scalars.step, plan, definition.signature().measures());
      moment = new TrainingCheckpoint(progress, program.storage(), null, false);
    }
    write(file, moment);
  }

  private void write(Path file, TrainingCheckpoint moment) {
    ModelDescription description = definition.describe(plan, dataRoot, transforms);
    SavedModel.write(file, definition.signature(), description, moment);
  }

  /** Ends the threads that share the work. */
  @Override
  public void close() {
    team.close();
  }
}
