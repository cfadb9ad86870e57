package org.adjoint.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.adjoint.runtime.data.Dataset;
import org.adjoint.runtime.program.StepScalars;
import org.adjoint.runtime.train.TrainingPlan.Length;
import org.junit.jupiter.api.Test;

class TrainerTest {
  @Test
  void takesTheStepsThatAreWorkedOutByHand() {
    LinearProgram program = new LinearProgram(1);
    Dataset rows = Rows.of(new float[] {1, 2}, new float[] {2, 1});
    TrainingPlan plan = TrainingPlan.of(1, Length.ofEpochs(1), 1).withShuffle(false);
    TrainingResult result = new Trainer(program, plan, Rows.training(rows, rows)).train();
    // Errors −2 and 0.2; w and b go 0 → 0.4 → 0.32 and 0 → 0.4 → 0.36.
    assertThat(program.storage().parameters.float32[0]).isCloseTo(0.32f, within(1e-6f));
    assertThat(program.storage().parameters.float32[1]).isCloseTo(0.36f, within(1e-6f));
    assertThat(result.loss()).isCloseTo(2.02, within(1e-6));
    // Predictions 0.68 and 1.0 of 2 and 1.
    assertThat(result.validation().get("loss")).isCloseTo(0.8712, within(1e-6));
    assertThat(result.metrics()).containsEntry("rows_seen", 2.0);
    assertThat(result.steps()).isEqualTo(2);
    assertThat(result.end()).isEqualTo(TrainingResult.End.COMPLETED);
  }

  @Test
  void aSmallerLastBatchCountsByItsRows() {
    LinearProgram program = new LinearProgram(2);
    program.learningRate = 0;
    Dataset rows = Rows.of(new float[] {0, 0, 0}, new float[] {1, 2, 6});
    TrainingPlan plan = TrainingPlan.of(2, Length.ofEpochs(2), 1);
    TrainingResult result = new Trainer(program, plan, Rows.training(rows, rows)).train();
    // (1 + 4 + 36) / 3, however the rows are dealt into batches of 2 and 1.
    assertThat(result.loss()).isCloseTo(41.0 / 3, within(1e-5));
    assertThat(result.validation().get("loss")).isCloseTo(41.0 / 3, within(1e-5));
    assertThat(result.metrics()).containsEntry("rows_seen", 3.0);
    assertThat(result.steps()).isEqualTo(4);
  }

  @Test
  void shufflesEachEpochAnewAndFeedsEachRowOnce() {
    LinearProgram program = new LinearProgram(16);
    program.remembersFeed = true;
    train(program, TrainingPlan.of(16, Length.ofEpochs(3), 5));
    List<Float> first = program.fed.subList(0, 100);
    List<Float> second = program.fed.subList(100, 200);
    assertThat(new TreeSet<>(first)).hasSize(100).isEqualTo(new TreeSet<>(second));
    assertThat(first).isNotEqualTo(second);
    LinearProgram other = new LinearProgram(16);
    other.remembersFeed = true;
    train(other, TrainingPlan.of(16, Length.ofEpochs(3), 6));
    assertThat(other.fed.subList(0, 100)).isNotEqualTo(first);
    LinearProgram unshuffled = new LinearProgram(16);
    unshuffled.remembersFeed = true;
    train(unshuffled, TrainingPlan.of(16, Length.ofEpochs(1), 5).withShuffle(false));
    assertThat(unshuffled.fed).isSorted();
  }

  @Test
  void stepsCountOverEpochsAndMayEndInsideOne() {
    LinearProgram program = new LinearProgram(16);
    TrainingResult result = train(program, TrainingPlan.of(16, Length.ofSteps(10), 1));
    assertThat(result.steps()).isEqualTo(10);
    assertThat(result.epochs()).isEqualTo(2);
    assertThat(result.history()).extracting(EpochReport::step).containsExactly(7, 10);
    assertThat(result.metrics()).containsEntry("rows_seen", 48.0);
  }

  @Test
  void whicheverOfEpochsAndStepsComesFirstEndsTraining() {
    LinearProgram program = new LinearProgram(16);
    assertThat(train(program, TrainingPlan.of(16, new Length(2, 100), 1)).steps()).isEqualTo(14);
    assertThat(train(program, TrainingPlan.of(16, new Length(2, 9), 1)).steps()).isEqualTo(9);
  }

  @Test
  void learnsTheLine() {
    LinearProgram program = new LinearProgram(16);
    program.momentum = 0.9f;
    TrainingResult result = train(program, TrainingPlan.of(16, Length.ofEpochs(200), 1));
    assertThat(program.storage().parameters.float32[0]).isCloseTo(3, within(1e-3f));
    assertThat(program.storage().parameters.float32[1]).isCloseTo(-1, within(1e-3f));
    assertThat(result.parametersSha256()).hasSize(64);
  }

  @Test
  void tellsItsListenerWhatHappens() {
    List<String> events = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void started(Run run, int step) {
            events.add(run.epochs() + " epochs, " + run.steps() + " steps of " + run.rows());
          }

          @Override
          public void batchFinished(int epoch, int step, RunningMeasures soFar) {
            events.add(epoch + "/" + step + " " + soFar.rows() + " " + soFar.name(1));
          }

          @Override
          public void epochFinished(EpochReport report) {
            events.add("epoch " + report.epoch());
          }

          @Override
          public void finished(TrainingResult result) {
            events.add("end " + result.end());
          }
        };
    new Trainer(
            new LinearProgram(60),
            TrainingPlan.of(60, Length.ofEpochs(1), 1),
            Rows.training(Rows.line(100), null))
        .listener(listener)
        .train();
    assertThat(events)
        .containsExactly(
            "1 epochs, 2 steps of 100",
            "1/1 60 rows_seen",
            "1/2 100 rows_seen",
            "epoch 1",
            "end COMPLETED");
  }

  @Test
  void aStepAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long[] after = new long[20_001];
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void batchFinished(int epoch, int step, RunningMeasures soFar) {
            after[step] = threads.getCurrentThreadAllocatedBytes();
          }
        };
    LinearProgram program = new LinearProgram(1);
    program.learningRate = 1e-7f;
    Trainer trainer =
        new Trainer(
            program,
            TrainingPlan.of(1, Length.ofEpochs(1), 1),
            Rows.training(Rows.line(20_000), null));
    trainer.listener(listener).train();
    // Less than a byte a step: the JVM may allocate a little on its own account.
    assertThat(after[20_000] - after[10_000]).isLessThan(10_000);
  }

  @Test
  void anUnknownMeasureToWatchIsRefused() {
    Watch watch = new Watch("acuracy", Direction.MAXIMIZE, 1, 0);
    TrainingPlan plan =
        TrainingPlan.of(1, Length.ofEpochs(1), 1)
            .with(
                new TrainingPlan.Control(
                    new TrainingPlan.StopEarly(watch, true), null, null, true));
    assertThatThrownBy(
            () -> new Trainer(new ScriptedProgram(1), plan, Rows.training(Rows.inputs(1), null)))
        .hasMessage("there is no measure 'acuracy' to watch");
  }

  @Test
  void predictsRowsInBatches() {
    LinearProgram program = new LinearProgram(3);
    program.storage().parameters.float32[0] = 2;
    program.storage().parameters.float32[1] = 1;
    Dataset rows =
        new Dataset(List.of(LinearProgram.X), new Object[] {new float[] {0, 1, 2, 3, 4}}, 5);
    List<Float> predicted = new ArrayList<>();
    new Prediction(program, rows)
        .run(
            new StepScalars(),
            (from, count, outputs) -> {
              for (int i = 0; i < count; i++) {
                predicted.add(((float[]) outputs[0])[i]);
              }
            });
    assertThat(predicted).containsExactly(1f, 3f, 5f, 7f, 9f);
  }

  private static TrainingResult train(LinearProgram program, TrainingPlan plan) {
    return new Trainer(program, plan, Rows.training(Rows.line(100), Rows.line(10))).train();
  }
}
