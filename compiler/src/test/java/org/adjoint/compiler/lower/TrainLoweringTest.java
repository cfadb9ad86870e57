package org.adjoint.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.adjoint.compiler.check.CheckedProgram;
import org.adjoint.compiler.check.Checker;
import org.adjoint.compiler.check.ImportReader;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.lower.TrainBlock.Loop;
import org.adjoint.compiler.lower.TrainBlock.Validation;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.runtime.train.Direction;
import org.adjoint.runtime.train.TrainingPlan;
import org.adjoint.runtime.train.Watch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainLoweringTest {
  private static final String PROGRAM =
      """
      const few = 3
      def double(v) = 2 * v
      model M {
        input x: float[batch, 1]
        loss = mean((x -> dense(1)) ^ 2)
      }
      data rows = supplied() {
        x = a
      }
      """;

  private final Diagnostics diagnostics = new Diagnostics();

  private TrainBlock lower(String program, String train) {
    CheckedProgram checked =
        Checker.of(ImportReader.NONE)
            .check(SourceText.of("t.nn", program + train), Map.of(), diagnostics);
    return Lowering.of(checked, new Graph(), diagnostics).trains().lower(checked.trains().get(0));
  }

  private TrainBlock lower(String options) {
    TrainBlock block = lower(PROGRAM, "train M { " + options + " }");
    assertThat(diagnostics.all()).isEmpty();
    return Objects.requireNonNull(block);
  }

  @Test
  void hasDefaultsForEveryOption() {
    TrainBlock block = lower("");
    assertThat(Objects.requireNonNull(block.data()).name()).isEqualTo("rows");
    assertThat(block.validation()).isEqualTo(new Validation.None());
    assertThat(block.loop()).isEqualTo(new Loop(32, 10, null, true, 0, true));
    assertThat(
            Objects.requireNonNull(block.step().phases().get(0).optimizers().otherwise())
                .function()
                .name())
        .isEqualTo("adam");
    assertThat(block.step().clipping()).isEqualTo(new TrainSettings.Clipping(null, null, null));
    assertThat(block.step().freeze()).isEmpty();
    assertThat(block.step().phases()).hasSize(1);
    assertThat(block.step().accumulate()).isOne();
    assertThat(block.step().averaging()).isNull();
    assertThat(block.step().reduction()).isNull();
    assertThat(block.watch()).isEqualTo(new TrainBlock.Watch(null, null, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data rows = supplied() { x = [a } | data: rows",
        "data rows = supplied() { x = [a } | data: other, validation: rows",
        "data rows = supplied() { x = [a } | epochs: 2",
        "model N { loss = -> -> } | data: other",
      })
  void reportsNoMoreOfADeclarationThanItsSyntaxError(String damaged, String options) {
    String sound = "\ndata other = supplied() { x = a }\ndata another = supplied() { x = a }\n";
    String program =
        damaged + sound + "model M {\n  input x: float[batch, 1]\n  loss = mean(x)\n}\n";
    String model = damaged.startsWith("model") ? "N" : "M";
    lower(program, "train " + model + " { " + options + " }");
    assertThat(diagnostics.all()).hasSize(1);
    assertThat(diagnostics.all().get(0).span().line()).isOne();
  }

  @Test
  void readsEveryOption() {
    TrainBlock block =
        lower(
            "data: rows, validation: 0.2, optimizer: sgd(0.5), batch: 4 * few, epochs: few ^ 2, steps: double(50), "
                + "shuffle: false, seed: -7, clip_norm: 1.5, clip_parameter_norm: 2.5, clip_value: 0.5, freeze: [\"dense_1.*\", \"b\"], on_nan: ignore");
    assertThat(((Validation.Fraction) block.validation()).fraction()).isEqualTo(0.2);
    assertThat(block.loop()).isEqualTo(new Loop(12, 9, 100, false, -7, false));
    assertThat(
            Objects.requireNonNull(block.step().phases().get(0).optimizers().otherwise())
                .function()
                .name())
        .isEqualTo("sgd");
    assertThat(block.step().clipping()).isEqualTo(new TrainSettings.Clipping(1.5, 2.5, 0.5));
    assertThat(block.step().freeze())
        .extracting(freeze -> freeze.parameters().path())
        .containsExactly("dense_1.*", "b");
  }

  @Test
  void runsForItsStepsAloneWhereNoEpochsAreGiven() {
    assertThat(lower("steps: 500").loop().epochs()).isNull();
  }

  @Test
  void validatesWithADataBlock() {
    TrainBlock block = lower("data: rows, validation: rows");
    assertThat(((Validation.Data) block.validation()).data().name()).isEqualTo("rows");
  }

  @Test
  void readsWhatWatchesTheRun() {
    TrainBlock.Watch watch =
        lower(
                "stop_early: { monitor: accuracy, patience: 5, min_delta: 0.01, restore_best: false, mode: max }, "
                    + "reduce_on_plateau: { factor: 0.5, cooldown: 2 }, "
                    + "checkpoint: { file: \"m.safetensors\", every: 2, keep_best: true }")
            .watch();
    TrainBlock.StopEarly stop = Objects.requireNonNull(watch.stopEarly());
    assertThat(stop.restoreBest()).isFalse();
    assertThat(stop.monitor().name()).isEqualTo("accuracy");
    assertThat(stop.monitor().mode()).isEqualTo("max");
    assertThat(stop.monitor().patience()).isEqualTo(5);
    assertThat(stop.monitor().leastChange()).isEqualTo(0.01);
    TrainBlock.Plateau plateau = Objects.requireNonNull(watch.plateau());
    assertThat(plateau.factor()).isEqualTo(0.5);
    assertThat(plateau.cooldown()).isEqualTo(2);
    assertThat(plateau.monitor().name()).isEqualTo("loss");
    assertThat(plateau.monitor().patience()).isEqualTo(10);
    assertThat(plateau.monitor().leastChange()).isEqualTo(1e-4);
    assertThat(watch.checkpoint())
        .isEqualTo(new TrainBlock.Checkpoint("m.safetensors", 2, 0, true, null, null));
  }

  @Test
  void readsWhatACheckpointKeeps() {
    TrainBlock.Checkpoint checkpoint =
        Objects.requireNonNull(
            lower(
                    "checkpoint: { file: \"m-{epoch}.safetensors\", every_steps: 50, keep_best: true, "
                        + "monitor: accuracy, mode: max, min_delta: 0.5, threshold: 0.25 }")
                .watch()
                .checkpoint());
    assertThat(checkpoint.every()).isZero();
    assertThat(checkpoint.everySteps()).isEqualTo(50);
    assertThat(checkpoint.threshold()).isEqualTo(0.25);
    TrainBlock.Monitor best = Objects.requireNonNull(checkpoint.best());
    assertThat(best.name()).isEqualTo("accuracy");
    assertThat(best.leastChange()).isEqualTo(0.5);
  }

  @Test
  void readsWhenStoppingBegins() {
    TrainBlock.StopEarly stop =
        Objects.requireNonNull(
            lower("stop_early: { baseline: -1.5, start_from_epoch: 6 }").watch().stopEarly());
    assertThat(stop.baseline()).isEqualTo(-1.5);
    assertThat(stop.startFromEpoch()).isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stop_early: {}, checkpoint: { file: 'f', keep_best: true, monitor: loss } | `stop_early` tells the best model already",
        "checkpoint: { file: 'f', threshold: 3 } | `threshold` has a meaning with `keep_best: true` alone",
      })
  void refusesToTellTheBestModelInTwoWays(String options, String message) {
    lower(PROGRAM, "train M { " + options.replace('\'', '"') + " }");
    assertThat(diagnostics.all()).hasSize(1);
    assertThat(diagnostics.all().get(0).code()).isEqualTo(Code.INVALID_OPTION);
    assertThat(diagnostics.all().get(0).message()).isEqualTo(message);
  }

  @Test
  void lessOfALossIsBetterWhateverItsName() {
    String program = PROGRAM.replace("loss =", "loss critic =");
    TrainingRun run =
        Objects.requireNonNull(
            run(program, "stop_early: { monitor: critic }", TrainBlock.Overrides.NONE));
    assertThat(Objects.requireNonNull(run.plan().control().stopEarly()).watch().direction())
        .isEqualTo(Direction.MINIMIZE);
  }

  @Test
  void scalesTheLearningRateOnlyWherePlateausAreWatched() {
    assertThat(lower("reduce_on_plateau: { patience: 3 }").step().reduction())
        .isEqualTo(new TrainSettings.Reduction(0));
  }

  @Test
  void restoresTheBestModelUnlessToldOtherwise() {
    TrainBlock.StopEarly stop = lower("stop_early: { patience: 3 }").watch().stopEarly();
    assertThat(Objects.requireNonNull(stop).restoreBest()).isTrue();
  }

  @Test
  void acceptsAScheduleAsTheLearningRate() {
    lower("optimizer: adam(learning_rate: warmup(cosine_decay(0.1, steps: 100), steps: 10))");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "epoch: 3 | UNKNOWN_OPTION | 11 | did you mean `epochs`?",
        "loss: 3 | UNKNOWN_OPTION | 11 | it has `data`, `validation`",
        "batch: 1, batch: 2 | DUPLICATE_OPTION | 21 | ~~",
        "batch: 0 | INVALID_OPTION | 18 | ~~",
        "batch: 1.5 | INVALID_OPTION | 18 | ~~",
        "batch: \"8\" | INVALID_OPTION | 18 | ~~",
        "epochs: many | UNKNOWN_NAME | 19 | ~~",
        "validation: 1 | INVALID_OPTION | 23 | ~~",
        "validation: row | INVALID_OPTION | 23 | did you mean `rows`?",
        "data: M | INVALID_OPTION | 17 | ~~",
        "data: 3 | INVALID_OPTION | 17 | ~~",
        "shuffle: 1 | INVALID_OPTION | 20 | ~~",
        "clip_norm: 0 | INVALID_OPTION | 22 | ~~",
        "optimizer: 3 | INVALID_OPTION | 22 | ~~",
        "optimizer: relu | INVALID_OPTION | 22 | ~~",
        "optimizer: adamm() | UNKNOWN_NAME | 22 | did you mean `adam`?",
        "freeze: [3] | INVALID_OPTION | 20 | ~~",
        "on_nan: stopp | INVALID_OPTION | 19 | did you mean `stop`?",
        "stop_early: 5 | INVALID_OPTION | 23 | ~~",
        "stop_early: { patiense: 3 } | UNKNOWN_OPTION | 25 | did you mean `patience`?",
        "stop_early: { mode: up } | INVALID_OPTION | 31 | ~~",
        "reduce_on_plateau: { factor: 1.5 } | INVALID_OPTION | 40 | ~~",
        "checkpoint: { every: 2 } | MISSING_OPTION | 23 | ~~",
      })
  void reportsWhatIsWrong(String options, Code code, int column, String help) {
    lower(PROGRAM, "train M { " + options + " }");
    assertThat(diagnostics.all()).hasSize(1);
    Diagnostic diagnostic = diagnostics.all().get(0);
    assertThat(diagnostic.code()).isEqualTo(code);
    assertThat(diagnostic.span().column()).isEqualTo(column);
    assertThat(String.valueOf(diagnostic.help())).contains(help == null ? "" : help);
  }

  @Test
  void reportsAModelThatDoesNotExist() {
    lower(PROGRAM, "train N { data: rows }");
    assertThat(diagnostics.all()).extracting(Diagnostic::code).containsExactly(Code.UNKNOWN_MODEL);
  }

  @Test
  void asksForTheDataWhereThereAreSeveral() {
    lower(PROGRAM + "data more = supplied() {\n  x = a\n}\n", "train M { batch: 3 }");
    assertThat(diagnostics.all()).extracting(Diagnostic::code).containsExactly(Code.MISSING_OPTION);
  }

  private @Nullable TrainingRun run(String options, TrainBlock.Overrides overrides) {
    return run(PROGRAM, options, overrides);
  }

  private @Nullable TrainingRun run(
      String program, String options, TrainBlock.Overrides overrides) {
    CheckedProgram checked =
        Checker.of(ImportReader.NONE)
            .check(
                SourceText.of("t.nn", program + "train M { " + options + " }"),
                Map.of(),
                diagnostics);
    Lowering lowering = Lowering.of(checked, new Graph(), diagnostics);
    TrainLowering trains = lowering.trains();
    TrainBlock block = Objects.requireNonNull(trains.lower(checked.trains().get(0)));
    LoweredModel model = lowering.lower(block.model());
    TrainingStep step = lowering.trainingStep(model, block.step(), Simplifier.NONE);
    return trains.run(block.with(overrides), step.modelInterface());
  }

  @Test
  void makesTheRunThatTheRuntimeTakes() {
    String options =
        "batch: 8, epochs: 5, steps: 90, shuffle: false, seed: 3, validation: 0.25, on_nan: ignore, "
            + "stop_early: { patience: 4, min_delta: 0.5 }, reduce_on_plateau: { factor: 0.5, cooldown: 1, mode: max }, "
            + "checkpoint: { file: \"f\", every: 3 }";
    TrainingRun run = Objects.requireNonNull(run(options, TrainBlock.Overrides.NONE));
    Watch stop = new Watch("loss", Direction.MINIMIZE, 4, 0.5);
    Watch plateau = new Watch("loss", Direction.MAXIMIZE, 10, 1e-4);
    TrainingPlan.Control control =
        new TrainingPlan.Control(
            new TrainingPlan.StopEarly(stop, true),
            new TrainingPlan.ReduceOnPlateau(plateau, 0.5, 1),
            new TrainingPlan.Checkpoint("f", 3, false),
            false);
    assertThat(run.plan())
        .isEqualTo(new TrainingPlan(8, new TrainingPlan.Length(5, 90), false, 3, control));
    assertThat(run.data().name()).isEqualTo("rows");
    assertThat(((org.adjoint.runtime.data.Validation.Fraction) run.validation()).fraction())
        .isEqualTo(0.25);
  }

  @Test
  void letsTheCallerSayHowLongTheRunIs() {
    TrainBlock.Overrides steps = new TrainBlock.Overrides(4, null, 7, 9);
    TrainingRun run = Objects.requireNonNull(run("epochs: 5, batch: 8, seed: 3", steps));
    assertThat(run.plan()).isEqualTo(TrainingPlan.of(4, TrainingPlan.Length.ofSteps(7), 9));
    TrainBlock.Overrides epochs = new TrainBlock.Overrides(null, 2, null, null);
    run = Objects.requireNonNull(run("steps: 500", epochs));
    assertThat(run.plan()).isEqualTo(TrainingPlan.of(32, TrainingPlan.Length.ofEpochs(2), 0));
  }

  @Test
  void reportsAMonitorThatTheModelDoesNotHave() {
    assertThat(run("stop_early: { monitor: lost }", TrainBlock.Overrides.NONE)).isNull();
    Diagnostic diagnostic = diagnostics.all().get(0);
    assertThat(diagnostic.code()).isEqualTo(Code.INVALID_OPTION);
    assertThat(diagnostic.message()).isEqualTo("`M` has no metric `lost`");
    assertThat(diagnostic.help()).isEqualTo("did you mean `loss`?");
  }
}
