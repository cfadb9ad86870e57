package org.adjoint.cli.watch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.ProbedModel;
import org.adjoint.compiler.probe.Probe;
import org.adjoint.runtime.data.Dataset;
import org.adjoint.runtime.data.RowCursor;
import org.adjoint.runtime.data.TrainingData;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.RuntimeExtents;
import org.adjoint.runtime.program.Signature;
import org.adjoint.runtime.program.StepScalars;

/** Measures gradients, learning rates and rectified units of a model at the end of an epoch. */
final class RunProbe {
  /** A unit that is zero on so many rows is hardly ever anything else. */
  private static final int MOST_ROWS = 10_000;

  private final Probe probe;
  private final Program program;
  private final Dataset training;
  private final Dataset looked;
  private final Object[] batch;
  private final int seed;

  /**
   * What was measured.
   *
   * @param gradients their norms, by parameter
   * @param rates by optimiser
   */
  record Figures(
      Map<String, Double> gradients, Map<String, Double> rates, List<Rectified> rectified) {}

  /**
   * Units of one place in the model.
   *
   * @param dead how many were zero on all rows that were looked at
   * @param rows how many these are
   */
  record Rectified(String name, int units, int dead, int rows) {
    double percentage() {
      return 100.0 * dead / units;
    }
  }

  /** Prepares to measure a model where it stands, with the same threads. */
  RunProbe(ProbedModel probed, Program model, TrainingData data, int seed) {
    this.probe = probed.probe();
    this.program = probed.factory().create(model.storage(), model.capacity(), model.team());
    this.training = data.training();
    this.looked = data.validation() == null ? data.training() : data.validation();
    this.seed = seed;
    this.batch = training.newFeed(rowsOfBatch());
    try (RowCursor cursor = training.cursor()) {
      cursor.begin();
      cursor.next(rowsOfBatch(), batch);
    }
  }

  private int rowsOfBatch() {
    return Math.min(program.capacity(), training.rows());
  }

  /** Measures the model as it is, as if the first rows were the batch of this step. */
  Figures measure(int step, int epoch, float learningRateFactor) {
    StepScalars scalars = scalars(training);
    scalars.step = probe.turn().update(Math.max(1, step));
    scalars.epoch = epoch;
    scalars.learningRateFactor = learningRateFactor;
    float[] reports = new float[program.signature().measures().size()];
    program.step(batch, rowsOfBatch(), scalars, reports);
    Map<String, Double> gradients = new LinkedHashMap<>();
    Map<String, Double> rates = new LinkedHashMap<>();
    int place = 0;
    for (String parameter : probe.parameters()) {
      gradients.put(parameter, (double) reports[place++]);
    }
    for (String optimizer : probe.rates()) {
      rates.put(optimizer, (double) reports[place++]);
    }
    return new Figures(gradients, rates, rectified());
  }

  private StepScalars scalars(Dataset rows) {
    StepScalars scalars = new StepScalars();
    scalars.seed = seed;
    scalars.extents = RuntimeExtents.of(program.signature(), rows.ports());
    return scalars;
  }

  private List<Rectified> rectified() {
    Signature signature = program.signature();
    if (signature.outputs().isEmpty()) {
      return List.of();
    }
    StepScalars scalars = scalars(looked);
    int count = Math.min(MOST_ROWS, looked.rows());
    int capacity = Math.min(program.capacity(), count);
    Object[] feed = looked.newFeed(capacity);
    List<Activity> units = signature.outputs().stream().map(Activity::of).toList();
    Object[] greatest = units.stream().map(Activity::greatest).toArray();
    try (RowCursor cursor = looked.cursor()) {
      cursor.begin();
      for (int from = 0; from < count; from += capacity) {
        int taken = Math.min(capacity, count - from);
        cursor.next(taken, feed);
        scalars.batchNumber = from / capacity;
        program.predict(feed, taken, scalars, greatest);
        units.forEach(Activity::note);
      }
    }
    List<Rectified> found = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      Activity each = units.get(i);
      found.add(new Rectified(signature.outputs().get(i).name(), each.units(), each.dead(), count));
    }
    return found;
  }
}
