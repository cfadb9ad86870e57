package org.adjoint.runtime.train;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.runtime.program.ElementKind;
import org.adjoint.runtime.program.Measure;
import org.adjoint.runtime.program.Persistent;
import org.adjoint.runtime.program.Port;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.Signature;
import org.adjoint.runtime.program.StepScalars;
import org.adjoint.runtime.program.Storage;
import org.adjoint.runtime.random.CounterRandom;
import org.adjoint.runtime.work.Team;

/** y = w x + b, trained with momentum by hand-written code, with noise and a metric of its own. */
final class LinearProgram extends Program {
  static final Port X = new Port("x", ElementKind.FLOAT32, List.of(), true);
  static final Port Y = new Port("y", ElementKind.FLOAT32, List.of(), true);
  static final Signature SIGNATURE =
      new Signature(
          "Linear",
          List.of(X),
          List.of(Y),
          List.of(new Port("p", ElementKind.FLOAT32, List.of(), true)),
          List.of(
              new Measure("loss", Measure.Kind.AVERAGED),
              new Measure("rows_seen", Measure.Kind.LAST)),
          List.of(scalar("w", 0), scalar("b", 1)),
          List.of(scalar("w/m", 0), scalar("b/m", 1)),
          List.of(
              new Persistent("mean", ElementKind.FLOAT32, List.of(), 0),
              new Persistent("rows_seen.count", ElementKind.INT32, List.of(), 0)),
          List.of("rows_seen.count"),
          List.of());

  float learningRate = 0.1f;
  float momentum;
  float noise;
  float initial;
  final List<Float> fed = new ArrayList<>();
  boolean remembersFeed;

  LinearProgram(int capacity) {
    super(new Storage(SIGNATURE), capacity, Team.of(1));
  }

  private static Persistent scalar(String name, int offset) {
    return new Persistent(name, ElementKind.FLOAT32, List.of(), offset);
  }

  @Override
  public Signature signature() {
    return SIGNATURE;
  }

  @Override
  public void initialize(int seed) {
    storage.parameters.float32[0] = initial;
    storage.parameters.float32[1] = initial;
    storage.slots.float32[0] = 0;
    storage.slots.float32[1] = 0;
    storage.states.float32[0] = 0;
    resetMetrics();
  }

  @Override
  public void resetMetrics() {
    storage.states.int32[0] = 0;
  }

  @Override
  public void step(Object[] feed, int rows, StepScalars scalars, float[] measures) {
    float[] x = (float[]) feed[0];
    float[] y = (float[]) feed[1];
    float[] weights = storage.parameters.float32;
    float gradientW = 0;
    float gradientB = 0;
    float loss = 0;
    for (int i = 0; i < rows; i++) {
      if (remembersFeed) {
        fed.add(x[i]);
      }
      float error = weights[0] * x[i] + weights[1] - y[i];
      loss += error * error / rows;
      gradientW += 2 * error * x[i] / rows;
      gradientB += 2 * error / rows;
      storage.states.float32[0] = 0.9f * storage.states.float32[0] + 0.1f * x[i];
    }
    long key = CounterRandom.bits(scalars.seed, scalars.step);
    gradientW += noise * (float) CounterRandom.uniform(key, 0);
    move(0, gradientW, scalars.learningRateFactor);
    move(1, gradientB, scalars.learningRateFactor);
    storage.states.int32[0] += rows;
    measures[0] = loss;
    measures[1] = storage.states.int32[0];
  }

  private void move(int index, float gradient, float factor) {
    float[] slots = storage.slots.float32;
    slots[index] = momentum * slots[index] - learningRate * factor * gradient;
    storage.parameters.float32[index] += slots[index];
  }

  @Override
  public void evaluate(Object[] feed, int rows, StepScalars scalars, float[] measures) {
    float[] x = (float[]) feed[0];
    float[] y = (float[]) feed[1];
    float loss = 0;
    for (int i = 0; i < rows; i++) {
      float error = predicted(x[i]) - y[i];
      loss += error * error / rows;
    }
    storage.states.int32[0] += rows;
    measures[0] = loss;
    measures[1] = storage.states.int32[0];
  }

  @Override
  public void predict(Object[] inputs, int rows, StepScalars scalars, Object[] outputs) {
    for (int i = 0; i < rows; i++) {
      ((float[]) outputs[0])[i] = predicted(((float[]) inputs[0])[i]);
    }
  }

  private float predicted(float x) {
    return storage.parameters.float32[0] * x + storage.parameters.float32[1];
  }
}
