package org.adjoint.runtime.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.adjoint.runtime.AdjointException;
import org.adjoint.runtime.data.DataException;
import org.adjoint.runtime.data.Dataset;
import org.adjoint.runtime.data.TrainingData;
import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.program.Measure;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.StepScalars;
import org.adjoint.runtime.program.Storage;
import org.adjoint.runtime.train.TrainingPlan.Checkpoint;
import org.adjoint.runtime.train.TrainingPlan.Length;
import org.jspecify.annotations.Nullable;

/**
 * Trains a program by a plan. The same plan, data and seed give the same bits, for any number of
 * threads and however often the run was stopped and gone on with.
 */
public final class Trainer {
  private final Program program;
  private final TrainingPlan plan;
  private final EpochRunner runner;
  private final @Nullable Evaluation validation;
  private final EpochControl control;
  private final RunningMeasures soFar;
  private final List<EpochReport> history = new ArrayList<>();
  private final Dataset rows;
  private TrainingListener listener = TrainingListener.NONE;
  private @Nullable NumericInvestigator investigator;
  private @Nullable CheckpointWriter writer;
  private Consumer<Storage> initial = storage -> {};
  private @Nullable NumericReplay replay;
  private int epoch;
  private int step;
  private long started;
  private double secondsBefore;
  private boolean cancelled;
  private boolean averaged;

  /** Prepares a run; the program's storage is what is trained. */
  public Trainer(Program program, TrainingPlan plan, TrainingData data) {
    this.program = program;
    this.plan = plan;
    this.rows = data.training();
    this.runner = new EpochRunner(program, rows, plan);
    Dataset held = data.validation();
    this.validation = held == null ? null : new Evaluation(program, held, plan.batch());
    this.soFar = new RunningMeasures(program.signature().measures());
    this.control = new EpochControl(plan.control(), measureNames());
  }

  /** Tells this listener how the run goes on. */
  public Trainer listener(TrainingListener changed) {
    listener = changed;
    return this;
  }

  /** Asks this investigator when a number is no longer finite. */
  public Trainer investigator(NumericInvestigator changed) {
    investigator = changed;
    return this;
  }

  /** Saves checkpoints, as the plan says and at the end, with this writer. */
  public Trainer checkpoints(CheckpointWriter changed) {
    writer = changed;
    return this;
  }

  /** Gives the model other initial values than the program's. */
  public Trainer initial(Consumer<Storage> changed) {
    initial = changed;
    return this;
  }

  /** Trains from initial values. */
  public TrainingResult train() {
    program.initialize(plan.seed());
    initial.accept(program.storage());
    return run();
  }

  /** Goes on from a moment of an earlier run. */
  public TrainingResult resume(TrainingCheckpoint checkpoint) {
    TrainingProgress progress = checkpoint.progress();
    program.storage().copyFrom(checkpoint.last());
    averaged = true;
    average(false);
    soFar.restore(progress.partial());
    if (soFar.batches() > runner.batches()) {
      throw new AdjointException(
          "the run to go on with stopped after "
              + soFar.batches()
              + " batches of an epoch, which has only "
              + runner.batches()
              + " now",
          "go on with the data and the batch size that it was begun with",
          null);
    }
    control.restore(checkpoint);
    history.addAll(progress.history());
    epoch = progress.epoch();
    step = progress.step();
    secondsBefore = progress.seconds();
    return run();
  }

  private TrainingResult run() {
    started = System.nanoTime();
    if (plan.control().stopOnNan()) {
      replay = new NumericReplay(program, runner, investigator);
    }
    listener.started(description(), step);
    int begun = step;
    try {
      runEpochs();
      TrainingResult result = finish();
      listener.finished(result);
      return result;
    } catch (DataException fault) {
      if (step > begun) {
        saveUnmeasured();
      }
      throw fault;
    }
  }

  private void runEpochs() {
    program.team().begin();
    try {
      while (!ended()) {
        runEpoch();
      }
    } finally {
      program.team().end();
      runner.close();
    }
  }

  /** Saves the present moment of an epoch, so that a run can go on from there. */
  private void saveUnmeasured() {
    average(true);
    if (writer != null) {
      writer.write(checkpoint(program.storage(), true));
    }
  }

  /** Puts the averages of parameters, where some are kept, in their place, or takes them away. */
  private void average(boolean wanted) {
    if (averaged != wanted) {
      program.swapAverages();
      averaged = wanted;
    }
  }

  private boolean ended() {
    return cancelled
        || control.decisions().stoppedEarly()
        || stepsDone()
        || epoch >= plan.length().epochs();
  }

  private boolean stepsDone() {
    return step >= plan.length().steps();
  }

  private void runEpoch() {
    runner.begin(epoch + 1, control.decisions().learningRateFactor());
    listener.epochStarted(epoch + 1, control.decisions().learningRateFactor());
    int batch = soFar.batches();
    if (batch == 0) {
      program.resetMetrics();
    }
    if (replay != null) {
      replay.remember(batch, step);
    }
    while (batch < runner.batches() && !cancelled && !stepsDone()) {
      runner.step(batch, step + 1);
      soFar.add(runner.measured(), runner.rowsOf(batch));
      step++;
      batch++;
      if (replay != null && !Float.isFinite(runner.measured()[0])) {
        throw replay.failure();
      }
      listener.batchFinished(epoch + 1, step, soFar);
      cancelled = listener.cancelled();
      saveInside(batch);
    }
    if (replay != null && !program.storage().parameters.allFinite()) {
      throw replay.failure();
    }
    if (batch == runner.batches()) {
      finishEpoch();
    }
  }

  /** Saves after a step that is not the last of its epoch, where the plan says so. */
  private void saveInside(int batch) {
    Checkpoint checkpoint = plan.control().checkpoint();
    boolean inside = batch < runner.batches() && !cancelled && !stepsDone();
    if (inside && checkpoint != null && checkpoint.every().endsStep(step)) {
      saveUnmeasured();
      average(false);
    }
  }

  private void finishEpoch() {
    average(true);
    EpochReport report = report();
    epoch++;
    soFar.clear();
    history.add(report);
    control.epochFinished(report, program.storage());
    listener.epochFinished(report);
    Checkpoint checkpoint = plan.control().checkpoint();
    if (writer != null && checkpoint != null && isDue(checkpoint) && !ended()) {
      writer.write(checkpoint(program.storage(), true));
    }
    average(false);
  }

  private boolean isDue(Checkpoint checkpoint) {
    return checkpoint.every().endsEpoch(epoch) || checkpoint.every().endsStep(step);
  }

  /** Measures the validation rows, which spoils the metrics' states. */
  private EpochReport report() {
    Map<String, Double> validated = validation == null ? Map.of() : validation.measure(scalars());
    double seconds = secondsBefore + (System.nanoTime() - started) * 1e-9;
    return new EpochReport(epoch + 1, step, seconds, soFar.values(), validated);
  }

  private StepScalars scalars() {
    StepScalars scalars = new StepScalars();
    scalars.seed = plan.seed();
    scalars.epoch = epoch + 1;
    scalars.step = step;
    return scalars;
  }

  private TrainingResult finish() {
    average(true);
    boolean bestCounts = control.bestStorage() != null;
    EpochReport report = reported(control.decisions().bestEpoch(), bestCounts);
    TrainingCheckpoint checkpoint = checkpoint(program.storage().copy(), bestCounts);
    List<EpochReport> epochs = new ArrayList<>(history);
    if (soFar.batches() > 0) {
      EpochReport partial = report();
      epochs.add(partial);
      listener.epochFinished(partial);
      bestCounts = control.bestBeats(partial);
      report = bestCounts ? report : partial;
      checkpoint = checkpoint(checkpoint.last(), bestCounts);
    }
    program.storage().copyFrom(checkpoint.model());
    if (writer != null) {
      writer.write(checkpoint);
    }
    String hash = ParameterHash.of(program.signature(), program.storage());
    return new TrainingResult(program.signature().model(), end(), report, epochs, hash, checkpoint);
  }

  private EpochReport reported(int bestEpoch, boolean bestCounts) {
    if (history.isEmpty()) {
      return new EpochReport(0, step, secondsBefore, Map.of(), Map.of());
    }
    return history.get(bestCounts && bestEpoch > 0 ? bestEpoch - 1 : history.size() - 1);
  }

  private TrainingResult.End end() {
    if (control.decisions().stoppedEarly()) {
      return TrainingResult.End.STOPPED_EARLY;
    }
    return cancelled ? TrainingResult.End.CANCELLED : TrainingResult.End.COMPLETED;
  }

  private TrainingCheckpoint checkpoint(Storage last, boolean bestCounts) {
    Json partial = soFar.toJson();
    TrainingProgress progress =
        new TrainingProgress(epoch, step, partial, control.decisions(), history);
    return new TrainingCheckpoint(progress, last, control.bestStorage(), bestCounts);
  }

  private List<String> measureNames() {
    return program.signature().measures().stream().map(Measure::name).toList();
  }

  private TrainingListener.Run description() {
    int batches = runner.batches();
    Length length = plan.length();
    int steps = (int) Math.min(length.steps(), (long) length.epochs() * batches);
    int epochs = (int) Math.min(length.epochs(), ((long) steps + batches - 1) / batches);
    return new TrainingListener.Run(epochs, steps, batches, rows.rows(), measureNames());
  }
}
