package org.adjoint.runtime.train;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.runtime.program.ElementKind;
import org.adjoint.runtime.program.Measure;
import org.adjoint.runtime.program.Persistent;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.Signature;
import org.adjoint.runtime.program.StepScalars;
import org.adjoint.runtime.program.Storage;
import org.adjoint.runtime.work.Team;

/**
 * Reports a given value each epoch; its one parameter is the number of the epoch, its average ten
 * times that.
 */
final class ScriptedProgram extends Program {
  private static final Signature SIGNATURE =
      new Signature(
          "Scripted",
          List.of(LinearProgram.X),
          List.of(),
          List.of(),
          List.of(
              new Measure("loss", Measure.Kind.AVERAGED),
              new Measure("accuracy", Measure.Kind.AVERAGED)),
          List.of(new Persistent("w", ElementKind.FLOAT32, List.of(), 0)),
          List.of(new Persistent("average:w", ElementKind.FLOAT32, List.of(), 0)),
          List.of(),
          List.of(),
          List.of());

  private final float[] validationLoss;
  float lastFactor;
  boolean averages;
  final List<Float> evaluated = new ArrayList<>();

  ScriptedProgram(float... validationLoss) {
    super(new Storage(SIGNATURE), 8, Team.of(1));
    this.validationLoss = validationLoss;
  }

  @Override
  public Signature signature() {
    return SIGNATURE;
  }

  @Override
  public void initialize(int seed) {
    storage.parameters.float32[0] = 0;
  }

  @Override
  public void resetMetrics() {}

  @Override
  public void step(Object[] feed, int rows, StepScalars scalars, float[] measures) {
    storage.parameters.float32[0] = scalars.epoch;
    storage.slots.float32[0] = 10 * scalars.epoch;
    lastFactor = scalars.learningRateFactor;
    measures[0] = 1;
    measures[1] = 0.5f;
  }

  @Override
  public void evaluate(Object[] feed, int rows, StepScalars scalars, float[] measures) {
    evaluated.add(storage.parameters.float32[0]);
    measures[0] = validationLoss[scalars.epoch - 1];
    measures[1] = -validationLoss[scalars.epoch - 1];
  }

  @Override
  public void swapAverages() {
    if (averages) {
      float parameter = storage.parameters.float32[0];
      storage.parameters.float32[0] = storage.slots.float32[0];
      storage.slots.float32[0] = parameter;
    }
  }

  @Override
  public void predict(Object[] inputs, int rows, StepScalars scalars, Object[] outputs) {}
}
