package org.adjoint.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.adjoint.runtime.AdjointException;
import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.save.ModelDescription;
import org.adjoint.runtime.save.SavedModel;
import org.adjoint.runtime.train.TrainingPlan.Checkpoint;
import org.adjoint.runtime.train.TrainingPlan.Control;
import org.adjoint.runtime.train.TrainingPlan.Length;
import org.adjoint.runtime.train.TrainingPlan.ReduceOnPlateau;
import org.adjoint.runtime.train.TrainingPlan.StopEarly;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeTest {
  private static final Length TWENTY = Length.ofEpochs(20);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 6, 7, 8, 13, 50, 75, 139})
  void aRunThatWasStoppedAfterAnyStepEndsWithTheSameBits(int stopAfter) {
    TrainingResult whole = run(TWENTY, null, Integer.MAX_VALUE);
    TrainingResult first = run(TWENTY, null, stopAfter);
    assertThat(first.end()).isEqualTo(TrainingResult.End.CANCELLED);
    assertThat(first.steps()).isEqualTo(stopAfter);
    TrainingResult second = run(TWENTY, thawed(first.checkpoint()), Integer.MAX_VALUE);
    assertSame(second, whole);
  }

  @Test
  void aFinishedRunCanBeMadeLonger() {
    TrainingResult whole = run(TWENTY, null, Integer.MAX_VALUE);
    TrainingResult short1 = run(Length.ofEpochs(5), null, Integer.MAX_VALUE);
    assertSame(run(TWENTY, thawed(short1.checkpoint()), Integer.MAX_VALUE), whole);
    TrainingResult inside = run(Length.ofSteps(24), null, Integer.MAX_VALUE);
    assertSame(run(TWENTY, thawed(inside.checkpoint()), Integer.MAX_VALUE), whole);
  }

  @Test
  void anEarlyStopStaysOne() {
    TrainingResult whole = run(Length.ofEpochs(2000), null, Integer.MAX_VALUE);
    assertThat(whole.end()).isEqualTo(TrainingResult.End.STOPPED_EARLY);
    TrainingResult resumed =
        run(Length.ofEpochs(2000), thawed(whole.checkpoint()), Integer.MAX_VALUE);
    assertSame(resumed, whole);
    assertThat(resumed.end()).isEqualTo(TrainingResult.End.STOPPED_EARLY);
  }

  @Test
  void checkpointsOnTheWayCanBeGoneOnFrom() {
    List<TrainingCheckpoint> written = new ArrayList<>();
    Trainer trainer = trainer(TWENTY, Integer.MAX_VALUE);
    trainer.checkpoints(checkpoint -> written.add(thawed(checkpoint)));
    TrainingResult whole = trainer.train();
    assertThat(written)
        .extracting(checkpoint -> checkpoint.progress().epoch())
        .containsExactly(6, 12, 18, 20);
    for (TrainingCheckpoint checkpoint : written) {
      assertSame(run(TWENTY, checkpoint, Integer.MAX_VALUE), whole);
    }
  }

  @Test
  void aRunGoesOnFromASavedFile() {
    TrainingResult whole = run(TWENTY, null, Integer.MAX_VALUE);
    Path file = folder.resolve("run.safetensors");
    ModelDescription description =
        new ModelDescription(
            "Linear", Map.of("m.nn", "model"), Json.fields(), Json.fields(), Json.fields());
    trainer(TWENTY, 33)
        .checkpoints(c -> SavedModel.write(file, LinearProgram.SIGNATURE, description, c))
        .train();
    TrainingCheckpoint read = SavedModel.open(file).checkpoint(LinearProgram.SIGNATURE);
    assertSame(run(TWENTY, read, Integer.MAX_VALUE), whole);
  }

  @Test
  void aStateThatContradictsItselfIsRefused() {
    TrainingCheckpoint checkpoint = run(TWENTY, null, 10).checkpoint();
    Json.Fields good = checkpoint.progress().toJson().asFields();
    assertThatThrownBy(() -> TrainingProgress.fromJson(good.with("epoch", Json.of(3))))
        .hasMessage("the training state contradicts itself");
    assertThatThrownBy(() -> TrainingProgress.fromJson(Json.of("x")))
        .isInstanceOf(AdjointException.class)
        .hasMessageContaining("cannot be read");
    TrainingProgress muchLater =
        TrainingProgress.fromJson(
            good.with("partial", good.get("partial").asFields().with("batches", Json.of(99))));
    assertThatThrownBy(
            () ->
                run(TWENTY, new TrainingCheckpoint(muchLater, checkpoint.last(), null, false), 99))
        .hasMessageContaining("stopped after 99 batches");
  }

  private static void assertSame(TrainingResult found, TrainingResult expected) {
    assertThat(found.parametersSha256()).isEqualTo(expected.parametersSha256());
    assertThat(found.history())
        .extracting(EpochReport::training)
        .isEqualTo(expected.history().stream().map(EpochReport::training).toList());
    assertThat(found.history())
        .extracting(EpochReport::validation)
        .isEqualTo(expected.history().stream().map(EpochReport::validation).toList());
    assertThat(found.checkpoint().progress().decisions())
        .isEqualTo(expected.checkpoint().progress().decisions());
    assertThat(found.checkpoint().last().slots.float32)
        .isEqualTo(expected.checkpoint().last().slots.float32);
    assertThat(found.checkpoint().last().states.float32)
        .isEqualTo(expected.checkpoint().last().states.float32);
  }

  /** A copy through JSON, as it would come from a file. */
  private static TrainingCheckpoint thawed(TrainingCheckpoint checkpoint) {
    Json json = Json.parse(checkpoint.progress().toJson().text());
    return new TrainingCheckpoint(
        TrainingProgress.fromJson(json),
        checkpoint.last().copy(),
        checkpoint.best() == null ? null : checkpoint.best().copy(),
        checkpoint.bestCounts());
  }

  private static TrainingResult run(
      Length length, @Nullable TrainingCheckpoint from, int stopAfter) {
    Trainer trainer = trainer(length, stopAfter);
    return from == null ? trainer.train() : trainer.resume(from);
  }

  private static Trainer trainer(Length length, int stopAfter) {
    LinearProgram program = new LinearProgram(16);
    program.momentum = 0.5f;
    program.noise = 0.05f;
    Watch watch = new Watch("loss", Direction.MINIMIZE, 12, 0);
    Control control =
        new Control(
            new StopEarly(watch, true),
            new ReduceOnPlateau(new Watch("loss", Direction.MINIMIZE, 2, 0), 0.7, 1),
            new Checkpoint("c.safetensors", 6, true),
            true);
    TrainingPlan plan = TrainingPlan.of(16, length, 3).with(control);
    int[] last = {0};
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void batchFinished(int epoch, int step, RunningMeasures soFar) {
            last[0] = step;
          }

          @Override
          public boolean cancelled() {
            return last[0] >= stopAfter;
          }
        };
    return new Trainer(program, plan, Rows.training(Rows.line(100), Rows.line(30)))
        .listener(listener);
  }
}
