package org.adjoint.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.runtime.train.TrainingPlan.Checkpoint;
import org.adjoint.runtime.train.TrainingPlan.Control;
import org.adjoint.runtime.train.TrainingPlan.Interval;
import org.adjoint.runtime.train.TrainingPlan.Length;
import org.adjoint.runtime.train.TrainingPlan.ReduceOnPlateau;
import org.adjoint.runtime.train.TrainingPlan.StopEarly;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpochControlTest {
  @Test
  void stopsWhenPatienceIsSpentAndRestoresTheBestModel() {
    ScriptedProgram program = new ScriptedProgram(5, 3, 4, 3, 3.5f, 1, 1, 1);
    TrainingResult result = train(program, stop("loss", 3, 0, true), null);
    assertThat(result.end()).isEqualTo(TrainingResult.End.STOPPED_EARLY);
    assertThat(result.epochs()).isEqualTo(5);
    assertThat(result.report().epoch()).isEqualTo(2);
    assertThat(result.validation()).containsEntry("loss", 3.0);
    assertThat(program.storage().parameters.float32[0]).isEqualTo(2);
    assertThat(result.checkpoint().last().parameters.float32[0]).isEqualTo(5);
  }

  @Test
  void keepsTheLastModelIfAsked() {
    ScriptedProgram program = new ScriptedProgram(5, 3, 4, 4, 4, 4, 4, 4);
    TrainingResult result = train(program, stop("loss", 2, 0, false), null);
    assertThat(result.epochs()).isEqualTo(4);
    assertThat(program.storage().parameters.float32[0]).isEqualTo(4);
    assertThat(result.validation()).containsEntry("loss", 4.0);
  }

  @Test
  void anImprovementIsMoreThanTheLeastDelta() {
    ScriptedProgram program = new ScriptedProgram(5, 4.5f, 4.2f, 3.9f, 3.8f, 3.7f, 3.6f, 3.5f);
    TrainingResult result = train(program, stop("loss", 2, 1, true), null);
    // 3.9 is the first that is better than 5 by more than 1, and comes too late.
    assertThat(result.epochs()).isEqualTo(3);
    assertThat(program.storage().parameters.float32[0]).isEqualTo(1);
  }

  @Test
  void anAccuracyIsBetterWhenItIsGreater() {
    ScriptedProgram program = new ScriptedProgram(5, 3, 4, 4, 4, 4, 4, 4);
    TrainingResult result = train(program, stop("accuracy", 2, 0, true), null);
    assertThat(result.epochs()).isEqualTo(4);
    assertThat(program.storage().parameters.float32[0]).isEqualTo(2);
  }

  @Test
  void notANumberIsNeverAnImprovement() {
    float nan = Float.NaN;
    ScriptedProgram program = new ScriptedProgram(nan, 3, nan, nan, 1, 1, 1, 1);
    TrainingResult result = train(program, stop("loss", 2, 0, true), null);
    assertThat(result.epochs()).isEqualTo(4);
    assertThat(program.storage().parameters.float32[0]).isEqualTo(2);
  }

  @Test
  void theBestModelIsRestoredAlsoWhenTrainingRunsToItsEnd() {
    ScriptedProgram program = new ScriptedProgram(5, 3, 4, 4, 4, 4, 4, 4);
    train(program, stop("loss", 100, 0, true), null);
    assertThat(program.storage().parameters.float32[0]).isEqualTo(2);
  }

  @Test
  void aPlateauReducesTheLearningRateAgainAndAgain() {
    ScriptedProgram program = new ScriptedProgram(5, 5, 5, 4, 4, 4, 4, 4);
    ReduceOnPlateau reduce =
        new ReduceOnPlateau(new Watch("loss", Direction.MINIMIZE, 2, 0), 0.5, 0);
    TrainingResult result = train(program, null, reduce);
    // After epochs 3, 6 and 8; the step of epoch 8 was taken with the second.
    assertThat(program.lastFactor).isEqualTo(0.25f);
    assertThat(result.checkpoint().progress().decisions().learningRateFactor()).isEqualTo(0.125f);
  }

  @Test
  void epochsOfTheCooldownDoNotCount() {
    ScriptedProgram program = new ScriptedProgram(5, 5, 5, 5, 5, 5, 5, 5);
    ReduceOnPlateau reduce =
        new ReduceOnPlateau(new Watch("loss", Direction.MINIMIZE, 2, 0), 0.5, 2);
    TrainingResult result = train(program, null, reduce);
    // After epoch 3; epochs 4 and 5 do not count, so the next is after epoch 7.
    assertThat(result.checkpoint().progress().decisions().learningRateFactor()).isEqualTo(0.25f);
  }

  @Test
  void keepBestAloneKeepsTheLeastLoss() {
    ScriptedProgram program = new ScriptedProgram(5, 3, 4, 2, 4, 4, 4, 4);
    Control control = new Control(null, null, new Checkpoint("f", 1, true), true);
    TrainingResult result = train(program, control);
    assertThat(result.report().epoch()).isEqualTo(4);
    assertThat(result.checkpoint().model().parameters.float32[0]).isEqualTo(4);
    assertThat(result.checkpoint().last().parameters.float32[0]).isEqualTo(8);
  }

  /**
   * Worked through Keras's EarlyStopping: what does not beat the baseline waits, though it is
   * better.
   */
  @ParameterizedTest
  @CsvSource({"5 4 3 3.2 3.3 1 1 1, 5, 3", "5 4 4.5 1 1 1 1 1, 3, 2"})
  void whatDoesNotBeatTheBaselineWaits(String losses, int epochs, int best) {
    StopEarly stop = new StopEarly(new Watch("loss", Direction.MINIMIZE, 2, 0), true, 3.5, 1);
    TrainingResult result = train(scripted(losses), stop, null);
    assertThat(result.epochs()).isEqualTo(epochs);
    assertThat(result.report().epoch()).isEqualTo(best);
  }

  private static ScriptedProgram scripted(String losses) {
    String[] texts = losses.split(" ");
    float[] numbers = new float[texts.length];
    for (int i = 0; i < texts.length; i++) {
      numbers[i] = Float.parseFloat(texts[i]);
    }
    return new ScriptedProgram(numbers);
  }

  @Test
  void epochsBeforeTheFirstThatCountsAreNotLookedAt() {
    StopEarly stop = new StopEarly(new Watch("loss", Direction.MINIMIZE, 2, 0), true, null, 2);
    TrainingResult result = train(scripted("1 5 4 6 6 1 1 1"), stop, null);
    assertThat(result.epochs()).isEqualTo(5);
    assertThat(result.report().epoch()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"3, 8", "4.5, 2"})
  void theBestModelIsBetterThanTheThreshold(double threshold, int epoch) {
    Checkpoint checkpoint = new Checkpoint("f", new Interval(1, 0), true, Watch.loss(), threshold);
    TrainingResult result =
        train(scripted("5 4 6 4 6 6 6 6"), new Control(null, null, checkpoint, true));
    assertThat(result.report().epoch()).isEqualTo(epoch);
  }

  @Test
  void aCheckpointMayHaveAMeasureOfItsOwn() {
    Watch watch = new Watch("accuracy", Direction.MINIMIZE, 0, 0);
    Checkpoint checkpoint = new Checkpoint("f", new Interval(1, 0), true, watch, null);
    // The accuracy is the loss negated.
    TrainingResult result =
        train(scripted("5 4 6 4 5 5 5 5"), new Control(null, null, checkpoint, true));
    assertThat(result.report().epoch()).isEqualTo(3);
  }

  /** An epoch has two steps. */
  @Test
  void checkpointsAreSavedAfterStepsToo() {
    Checkpoint checkpoint = new Checkpoint("f", new Interval(0, 3), false, Watch.loss(), null);
    TrainingPlan plan =
        TrainingPlan.of(4, Length.ofEpochs(8), 1).with(new Control(null, null, checkpoint, true));
    List<Integer> steps = new ArrayList<>();
    new Trainer(scripted("5 5 5 5 5 5 5 5"), plan, Rows.training(Rows.inputs(8), Rows.inputs(2)))
        .checkpoints(moment -> steps.add(moment.progress().step()))
        .train();
    assertThat(steps).containsExactly(3, 6, 9, 12, 15, 16);
  }

  @Test
  void aModelIsMeasuredAndKeptWithItsAverages() {
    ScriptedProgram program = scripted("5 3 4 4 4 4 4 4");
    program.averages = true;
    TrainingResult result = train(program, stop("loss", 3, 0, true), null);
    assertThat(program.evaluated).containsExactly(10f, 20f, 30f, 40f, 50f);
    assertThat(result.report().epoch()).isEqualTo(2);
    assertThat(program.storage().parameters.float32[0]).isEqualTo(20);
    assertThat(result.checkpoint().last().parameters.float32[0]).isEqualTo(50);
    assertThat(result.checkpoint().last().slots.float32[0]).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({
    "loss, MINIMIZE", "error, MINIMIZE", "mean_squared_error, MINIMIZE", "val_loss, MINIMIZE",
    "RMSE, MINIMIZE", "perplexity, MINIMIZE", "kl_divergence, MINIMIZE", "accuracy, MAXIMIZE",
    "f1, MAXIMIZE", "auc, MAXIMIZE", "terror, MAXIMIZE", "lossless, MAXIMIZE"
  })
  void theNameTellsTheDirection(String name, Direction direction) {
    assertThat(Direction.of(name)).isEqualTo(direction);
  }

  private static StopEarly stop(String monitor, int patience, double minDelta, boolean restore) {
    return new StopEarly(new Watch(monitor, Direction.of(monitor), patience, minDelta), restore);
  }

  private static TrainingResult train(
      ScriptedProgram program, @Nullable StopEarly stop, @Nullable ReduceOnPlateau reduce) {
    return train(program, new Control(stop, reduce, null, true));
  }

  private static TrainingResult train(ScriptedProgram program, Control control) {
    TrainingPlan plan = TrainingPlan.of(4, Length.ofEpochs(8), 1).with(control);
    return new Trainer(program, plan, Rows.training(Rows.inputs(8), Rows.inputs(2))).train();
  }
}
