package org.adjoint.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.lower.TrainSettings.Clipping;
import org.adjoint.compiler.lower.TrainSettings.Pattern;
import org.adjoint.compiler.source.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptimizerTest {
  /** The gradient of the loss by w is g. */
  private static final String MODEL =
      """
      model M {
        input x: float[batch]
        param w: float[4] = [1, 2, 3, 4]
        state g: float[4] = [1, 6, 7, 2]
        output y = x
        loss = sum(w * g)
      }
      """;

  private static Lowered trained(String optimizer) {
    return trained(MODEL, optimizer);
  }

  private static Lowered trained(String model, String optimizer) {
    Lowered lowered = Lowered.of(model).trainedBy(optimizer).feed("x", 0);
    lowered.initialize();
    assertThat(lowered.problems()).isEmpty();
    return lowered;
  }

  /** The golden steps of Keras's own tests. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sgd | .5 -1 -.5 3",
        "adam | .5 1.5 2.5 3.5",
        "rmsprop | -.5811 .4189 1.4189 2.4189",
        "adagrad | .5233 1.5007 2.5005 3.5061",
        "adamw | .498 1.496 2.494 3.492",
      })
  void oneStepIsThatOfKeras(String optimizer, String expected) {
    double[] moved = trained(optimizer + "(learning_rate: 0.5)").run("step").kept("w");
    String[] numbers = expected.split(" ");
    for (int i = 0; i < 4; i++) {
      assertThat(moved[i]).isCloseTo(Double.parseDouble(numbers[i]), within(6e-5));
    }
  }

  /** Five steps of Keras's tests from 1, with 0.01 as the first gradient and then 0.1 to 1.0. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "adam(amsgrad: true) | .999 .9982 .9974 .9965 .9955",
        "rmsprop(centered: true) | .9967 .9933 .9908 .9885 .9864",
        "adadelta(1.0, 0.8, 1e-6) | .9978 .9947 .9915 .9882 .9849",
      })
  void fiveStepsAreThoseOfKeras(String optimizer, String expected) {
    String model =
        """
        model M {
          input x: float[batch]
          param w: float = 1
          state g: float = 0.01
          output y = x
          loss = w * g
        }
        """;
    Lowered lowered = trained(model, optimizer);
    String[] numbers = expected.split(" ");
    for (int step = 0; step < 5; step++) {
      lowered.feed("g", step == 0 ? .01 : 1).set(Leaf.Scalar.UPDATE, step + 1).run("step");
      assertThat(lowered.kept("w")[0]).isCloseTo(Double.parseDouble(numbers[step]), within(6e-5));
    }
  }

  @Test
  void slotsAreNamedByTheirParameterAndState() {
    assertThat(trained("adam()").step().modelInterface().slots())
        .extracting(Leaf::name)
        .containsExactly("w/m", "w/v");
  }

  @Test
  void momentumIsKeptFromStepToStep() {
    Lowered lowered = trained("sgd(learning_rate: 0.5, momentum: 0.9)");
    lowered.run("step");
    assertThat(lowered.kept("w/m")).containsExactly(-.5, -3, -3.5, -1);
    assertThat(lowered.run("step").kept("w")[0]).isCloseTo(.5 - .45 - .5, within(1e-6));
  }

  @Test
  void schedulesAreInlinedAndNest() {
    String schedule = "sgd(warmup(piecewise([2], [0.5, 0.25]), steps: 4))";
    Lowered lowered = trained(schedule);
    // Step 1: 0.5 · 1/4; step 4: 0.25 · 1.
    assertThat(lowered.set(Leaf.Scalar.UPDATE, 1).run("step").kept("w")[0])
        .isCloseTo(1 - .125, within(1e-6));
    assertThat(lowered.set(Leaf.Scalar.UPDATE, 4).run("step").kept("w")[0])
        .isCloseTo(1 - .125 - .25, within(1e-6));
  }

  @Test
  void aPlateauReducesTheLearningRate() {
    Lowered lowered = Lowered.of(MODEL);
    lowered
        .trainedBy(
            TrainSettings.by(lowered.chosen("sgd(0.5)")).with(new TrainSettings.Reduction(0)))
        .feed("x", 0)
        .initialize();
    lowered.set(Leaf.Scalar.RATE_FACTOR, .1).run("step");
    assertThat(lowered.kept("w")[0]).isCloseTo(1 - .05, within(1e-6));
  }

  @Test
  void gradientsAreClippedTogetherAndEach() {
    // The norm of [1, 6, 7, 2] is √90.
    assertThat(clipped(new Clipping(3.0, null, null))[1])
        .isCloseTo(2 - .5 * 6 * 3 / Math.sqrt(90), within(1e-6));
    assertThat(clipped(new Clipping(100.0, null, null))).containsExactly(.5, -1, -.5, 3);
    assertThat(clipped(new Clipping(null, null, 2.0))).containsExactly(.5, 1, 2, 3);
  }

  @Test
  void theGradientOfEachParameterIsClippedByItself() {
    Lowered lowered =
        Lowered.model(
            """
            input x: float[batch, 1]
            param large: float[2] = zeros()
            param small: float[2] = zeros()
            output y = x
            loss = sum(large * [3, 4]) + sum(small * [0.3, 0.4]) + mean(x)
            """);
    lowered.trainedBy(
        TrainSettings.by(lowered.chosen("sgd(1)")).with(new Clipping(null, 1.0, null)));
    lowered.feed("x", 0).initialize().run("step");
    // Norms 5 and 0.5: the first is brought to 1, the second is below it.
    assertThat(lowered.kept("large")).containsExactly(new double[] {-.6, -.8}, within(1e-6));
    assertThat(lowered.kept("small")).containsExactly(new double[] {-.3, -.4}, within(1e-6));
  }

  private static double[] clipped(Clipping clipping) {
    Lowered lowered = Lowered.of(MODEL);
    lowered.trainedBy(TrainSettings.by(lowered.chosen("sgd(0.5)")).with(clipping));
    return lowered.feed("x", 0).initialize().run("step").kept("w");
  }

  @Test
  void aFrozenParameterStays() {
    Lowered lowered =
        Lowered.model(
            """
            input x: float[batch, 1]
            encode = dense(1, init: ones)
            output y = x -> encode -> dense(1, init: ones)
            loss = mean(y)
            """);
    lowered.trainedBy(frozen(lowered, "encode.*")).feed("x", 2).initialize().run("step");
    assertThat(lowered.kept("encode.W")).containsExactly(1);
    assertThat(lowered.kept("dense_1.W")).containsExactly(0);
    assertThat(lowered.step().modelInterface().slots())
        .extracting(Leaf::name)
        .containsExactly("dense_1.W/m", "dense_1.b/m");
  }

  @Test
  void aPathThatFreezesNothingIsReported() {
    Lowered lowered = Lowered.of(MODEL);
    lowered.trainedBy(frozen(lowered, "v")).step();
    assertThat(lowered.problems())
        .containsExactly("1:1 UNKNOWN_PARAMETER no parameter is called `v`");
  }

  private static TrainSettings frozen(Lowered lowered, String path) {
    Pattern pattern = new Pattern(path, SourceText.of("option.nn", path).span(0, path.length()));
    return TrainSettings.by(lowered.chosen("sgd(0.5, momentum: 0.9)"))
        .with(TrainSettings.Freeze.always(pattern));
  }

  @Test
  void aConstraintProjectsTheUpdatedParameter() {
    String model =
        """
        model M {
          input x: float[batch]
          param w: float[2] = [1, 2]
          param v: float[2] = [1, 1]
          constrain w = maximum(w, v)
          output y = x
          loss = sum(w) + sum(v)
        }
        """;
    // w moves to [.5, 1.5], v to [.5, .5].
    Lowered lowered = trained(model, "sgd(0.5)").run("step");
    assertThat(lowered.kept("w")).containsExactly(.5, 1.5);
    assertThat(trained(model.replace("[1, 2]", "[0, 2]"), "sgd(0.5)").run("step").kept("w"))
        .containsExactly(.5, 1.5);
  }

  @Test
  void anOptimizerOfTheUsersOwnHasStatesOfAnyType() {
    String model =
        """
        optimizer counting(rate = 1)(w, g) {
          state n: int = 10
          state first = w
          update n = n + 1
          return first - rate * n * epoch * g
        }
        """
            + MODEL;
    Lowered lowered = trained(model, "counting()").run("step");
    assertThat(lowered.kept("w")[0]).isEqualTo(1 - 11);
    assertThat(lowered.run("step").kept("w")[0]).isEqualTo(1 - 12);
    assertThat(lowered.kept("w/n")).containsExactly(12);
  }
}
