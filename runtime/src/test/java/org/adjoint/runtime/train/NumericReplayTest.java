package org.adjoint.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.adjoint.runtime.data.Dataset;
import org.adjoint.runtime.train.TrainingPlan.Control;
import org.adjoint.runtime.train.TrainingPlan.Length;
import org.junit.jupiter.api.Test;

class NumericReplayTest {
  @Test
  void findsTheFirstStepAndHandsItToTheInvestigator() {
    LinearProgram program = new LinearProgram(10);
    program.noise = 0.01f;
    float[] seen = new float[2];
    Trainer trainer =
        new Trainer(program, plan(true), Rows.training(poisoned(), null))
            .investigator(
                (before, feed, rows, scalars) -> {
                  seen[0] = before.parameters.float32[0];
                  float[] x = (float[]) feed[0];
                  float greatest = 0;
                  for (int i = 0; i < rows; i++) {
                    greatest = Math.max(greatest, x[i]);
                  }
                  seen[1] = greatest;
                  return "the square at m.nn:5 of step " + scalars.step;
                });
    assertThatThrownBy(trainer::train)
        .isInstanceOfSatisfying(
            NumericFailure.class,
            failure -> {
              assertThat(failure.epoch()).isEqualTo(1);
              assertThat(failure.step()).isEqualTo(8);
            })
        .hasMessage(
            "training stopped at step 8 (epoch 1): the loss is Infinity\n"
                + "the square at m.nn:5 of step 8");
    assertThat(seen[1]).isEqualTo(1e30f);
    assertThat(seen[0]).isNotZero().isEqualTo(program.storage().parameters.float32[0]);
    assertThat(program.storage().allFinite()).isTrue();
  }

  @Test
  void findsTheStepThatSpoilsAParameterThoughTheLossIsFinite() {
    LinearProgram program = new LinearProgram(10);
    program.learningRate = 3e38f;
    Dataset rows = Rows.of(new float[] {1}, new float[] {5});
    Trainer trainer = new Trainer(program, plan(true), Rows.training(rows, null));
    assertThatThrownBy(trainer::train)
        .isInstanceOf(NumericFailure.class)
        .hasMessageStartingWith("training stopped at step 1 (epoch 1): 'w' holds a number");
  }

  @Test
  void goesOnRegardlessIfAsked() {
    LinearProgram program = new LinearProgram(10);
    TrainingResult result =
        new Trainer(program, plan(false), Rows.training(poisoned(), null)).train();
    assertThat(result.epochs()).isEqualTo(2);
    assertThat(result.loss()).isNaN();
    assertThat(result.toJson().text()).contains("\"loss\":\"NaN\"");
  }

  private static TrainingPlan plan(boolean stopOnNan) {
    return TrainingPlan.of(10, Length.ofEpochs(2), 1)
        .withShuffle(false)
        .with(new Control(null, null, null, stopOnNan));
  }

  /** One hundred rows, of which number 77 makes a square too large for a float. */
  private static Dataset poisoned() {
    float[] x = new float[100];
    float[] y = new float[100];
    for (int i = 0; i < 100; i++) {
      x[i] = i == 77 ? 1e30f : i * 0.01f;
    }
    java.util.Arrays.fill(y, 1);
    return Rows.of(x, y);
  }
}
