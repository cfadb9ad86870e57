package org.adjoint.cli.watch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.CompiledModel;
import org.adjoint.compiler.ir.Movement;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Sigmoid;
import org.adjoint.runtime.command.RunObserver;
import org.adjoint.runtime.data.Dataset;
import org.adjoint.runtime.data.TrainingData;
import org.adjoint.runtime.program.FlatArrays;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.train.EpochReport;
import org.adjoint.runtime.train.RunningMeasures;
import org.adjoint.runtime.train.TrainingResult;
import org.jspecify.annotations.Nullable;

/** Remembers of a run what is shown of it, as far as it has come; other threads may look. */
public final class RunRecord implements RunObserver {
  /** What is looked at when training has ended takes no longer than this each. */
  private static final int MOST_SECONDS = 5;

  private final List<EpochReport> epochs = new ArrayList<>();
  private final List<Map<String, Double>> norms = new ArrayList<>();
  private final List<RunProbe.Figures> probes = new ArrayList<>();
  private final CompiledModel compiled;
  private List<ParameterFigures> parameters = List.of();
  private @Nullable RunProbe probe;
  private float rateFactor = 1;
  private @Nullable FlatArrays before;
  private @Nullable Program program;
  private @Nullable TrainingData data;
  private @Nullable Run run;
  private int firstStep;
  private int step;
  private long began;
  private long latest;
  private @Nullable TrainingResult result;
  private @Nullable ConfusionMatrix confusion;
  private @Nullable WorstRows worst;

  /**
   * A moment of the run.
   *
   * @param norms of layers, one map an epoch
   * @param probes what was measured beside the training, one an epoch
   * @param speed how far it has come, and how fast
   */
  record Moment(
      List<EpochReport> epochs,
      List<Map<String, Double>> norms,
      List<RunProbe.Figures> probes,
      List<ParameterFigures> parameters,
      Speed speed,
      @Nullable End end) {
    /** Whether there are rows that the model is validated with. */
    boolean validated() {
      return epochs.stream().anyMatch(epoch -> !epoch.validation().isEmpty());
    }
  }

  /** Steps done and to do, rows a step, and seconds since the run began. */
  record Speed(int firstStep, int step, int steps, double rowsOfStep, double seconds) {
    double rowsPerSecond() {
      return (step - firstStep) * rowsOfStep / Math.max(seconds, 1e-9);
    }

    double secondsLeft() {
      return step == firstStep ? Double.NaN : seconds / (step - firstStep) * (steps - step);
    }
  }

  /** What is known when the run has ended. */
  record End(
      TrainingResult result,
      TrainingData data,
      Program program,
      @Nullable ConfusionMatrix confusion,
      @Nullable WorstRows worst) {
    /** The rows that were looked at. */
    Dataset measured() {
      return data.validation() == null ? data.training() : data.validation();
    }
  }

  /** A record of a run of this model, of which nothing is known yet. */
  public RunRecord(CompiledModel compiled) {
    this.compiled = compiled;
  }

  @Override
  public void prepared(Program model, TrainingData rows) {
    int seed = compiled.definition().requireTraining().plan().seed();
    RunProbe made = new RunProbe(compiled.probed(), model, rows, seed);
    synchronized (this) {
      probe = made;
      program = model;
      data = rows;
    }
  }

  @Override
  public synchronized void started(Run begun, int atStep) {
    run = begun;
    firstStep = atStep;
    step = atStep;
    began = System.nanoTime();
    latest = began;
  }

  @Override
  public void epochStarted(int epoch, float learningRateFactor) {
    rateFactor = learningRateFactor;
  }

  @Override
  public synchronized void batchFinished(int epoch, int atStep, RunningMeasures soFar) {
    step = atStep;
    latest = System.nanoTime();
  }

  @Override
  public void epochFinished(EpochReport report) {
    Program model = program;
    RunProbe measured = probe;
    if (model == null || measured == null) {
      return;
    }
    RunProbe.Figures found = measured.measure(report.step(), report.epoch(), rateFactor);
    FlatArrays now = model.storage().parameters;
    List<ParameterFigures> figures =
        ParameterFigures.of(model.signature().parameters(), now, before);
    if (before == null) {
      before = now.copy();
    } else {
      before.copyFrom(now);
    }
    synchronized (this) {
      epochs.add(report);
      norms.add(ParameterFigures.byLayer(figures));
      probes.add(found);
      parameters = figures;
      latest = System.nanoTime();
    }
  }

  @Override
  public void finished(TrainingResult reached) {
    TrainingData rows = data;
    Program model = program;
    if (rows == null || model == null) {
      return;
    }
    Dataset measured = rows.validation() == null ? rows.training() : rows.validation();
    ConfusionMatrix matrix =
        ConfusionMatrix.of(
            model, measured, rows.transforms(), probabilities(), Deadline.in(MOST_SECONDS));
    WorstRows greatest =
        model.signature().measures().isEmpty()
            ? null
            : WorstRows.of(model, measured, Deadline.in(MOST_SECONDS));
    synchronized (this) {
      confusion = matrix;
      worst = greatest;
      result = reached;
    }
  }

  /** The outputs that are the results of {@code sigmoid}. */
  private Set<String> probabilities() {
    Set<String> found = new LinkedHashSet<>();
    compiled
        .lowered()
        .inference()
        .outputs()
        .forEach(
            (name, output) -> {
              Value made = output;
              while (made.operation() instanceof Movement) {
                made = made.operand(0);
              }
              if (made.operation() instanceof Sigmoid) {
                found.add(name);
              }
            });
    return found;
  }

  synchronized Moment moment() {
    Run begun = run;
    double rowsOfStep = begun == null ? 0 : (double) begun.rows() / begun.batches();
    int steps = begun == null ? 0 : begun.steps();
    Speed speed = new Speed(firstStep, step, steps, rowsOfStep, (latest - began) * 1e-9);
    End end =
        result == null || program == null || data == null
            ? null
            : new End(result, data, program, confusion, worst);
    return new Moment(
        List.copyOf(epochs), List.copyOf(norms), List.copyOf(probes), parameters, speed, end);
  }
}
