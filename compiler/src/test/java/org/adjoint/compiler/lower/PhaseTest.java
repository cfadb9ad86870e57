package org.adjoint.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.ModelInterface;
import org.adjoint.compiler.lower.TrainSettings.Freeze;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhaseTest {
  /** The gradient of left by a is 1 and by b 4; that of right by b is 2. */
  private static final String MODEL =
      """
      model M {
        input x: float[batch]
        param a: float = 10
        param b: float = 20
        output y = x
        loss left = a + 4 * b
        loss right = 2 * b
      }
      data d = supplied() { x = x }
      """;

  private static Lowered trained(String options) {
    return trained(MODEL, options);
  }

  private static Lowered trained(String model, String options) {
    Lowered lowered = Lowered.of(model + "train M { " + options + " }").trainedAsWritten();
    lowered.feed("x", 0).initialize();
    assertThat(lowered.problems()).isEmpty();
    return lowered;
  }

  private static double[] kept(Lowered lowered) {
    return new double[] {lowered.kept("a")[0], lowered.kept("b")[0]};
  }

  @Test
  void theLossIsTheSumOfThoseThatHaveNames() {
    Lowered lowered = trained("optimizer: sgd(1)");
    assertThat(lowered.loss()).isEqualTo(10 + 4 * 20 + 2 * 20);
    assertThat(lowered.step().modelInterface().measures())
        .extracting(ModelInterface.Measure::name)
        .containsExactly("loss", "left", "right");
    assertThat(kept(lowered.take(1, 1))).containsExactly(9, 14);
  }

  @Test
  void aPhaseMovesItsParametersByItsLossAlone() {
    Lowered lowered =
        trained(
            "phases: [{ minimize: left, parameters: \"a\", optimizer: sgd(1), steps: 2 }, "
                + "{ minimize: right, parameters: [\"b\"], optimizer: sgd(0.5) }]");
    assertThat(kept(lowered.take(1, 1))).containsExactly(9, 20);
    assertThat(kept(lowered.take(2, 1))).containsExactly(8, 20);
    assertThat(kept(lowered.take(3, 1))).containsExactly(8, 19);
    assertThat(kept(lowered.take(4, 1))).containsExactly(7, 19);
  }

  @Test
  void aPhaseMinimisesTheSumOfSeveralLosses() {
    Lowered lowered =
        trained("optimizer: sgd(1), phases: [{ minimize: [left, right] }, { minimize: right }]");
    assertThat(kept(lowered.take(1, 1))).containsExactly(9, 14);
    assertThat(kept(lowered.take(2, 1))).containsExactly(9, 12);
  }

  @Test
  void penaltiesCountInEachPhase() {
    String model = MODEL.replace("loss left", "penalize 3 * b\n  loss left");
    Lowered lowered =
        trained(model, "optimizer: sgd(1), phases: [{ minimize: left }, { minimize: right }]");
    assertThat(lowered.loss()).isEqualTo(10 + 4 * 20 + 2 * 20 + 3 * 20);
    assertThat(kept(lowered.take(1, 1))).containsExactly(9, 20 - 4 - 3);
    assertThat(kept(lowered.take(2, 1))).containsExactly(9, 13 - 2 - 3);
  }

  /** With Adam the first update of each phase is a full one: the count is that of the phase. */
  @Test
  void eachPhaseCountsItsOwnUpdatesAndKeepsItsOwnSlots() {
    Lowered lowered =
        trained(
            "optimizer: adam(0.5), phases: [{ minimize: left }, { minimize: right, parameters: \"b\" }]");
    assertThat(lowered.take(1, 1).kept("b")[0]).isCloseTo(19.5, within(1e-5));
    assertThat(lowered.take(2, 1).kept("b")[0]).isCloseTo(19, within(1e-5));
    assertThat(lowered.step().modelInterface().slots())
        .extracting(Leaf::name)
        .containsExactly("a/m", "a/v", "b/m", "b/v", "b/2/m", "b/2/v");
    assertThat(lowered.kept("b/2/m")[0]).isCloseTo(0.2, within(1e-6));
  }

  @Test
  void aGroupHasAnOptimizerOfItsOwn() {
    Lowered lowered =
        trained("optimizer: sgd(1), optimizers: [{ parameters: [\"b\"], optimizer: sgd(0.25) }]");
    assertThat(kept(lowered.take(1, 1))).containsExactly(9, 18.5);
  }

  @Test
  void aParameterIsFrozenForItsEpochsAlone() {
    Lowered lowered =
        trained(
            "optimizer: sgd(1), freeze: [{ parameters: \"a\", until: 3 }, { parameters: \"b\", from: 2, until: 4 }]");
    assertThat(lowered.step().functions())
        .extracting(GraphFunction::name)
        .contains("step", "step_from_2", "step_from_3", "step_from_4");
    assertThat(kept(lowered.take(1, 1))).containsExactly(10, 14);
    assertThat(kept(lowered.take(2, 2))).containsExactly(10, 14);
    assertThat(kept(lowered.take(3, 3))).containsExactly(9, 14);
    assertThat(kept(lowered.take(4, 4))).containsExactly(8, 8);
    assertThat(kept(lowered.take(5, 90))).containsExactly(7, 2);
  }

  @Test
  void epochsWithTheSameParametersHaveOneFunction() {
    Lowered lowered =
        trained("freeze: [{ parameters: \"a\", until: 3 }, { parameters: \"*\", until: 3 }]");
    assertThat(lowered.step().functions()).filteredOn(f -> f.turn() != null).hasSize(2);
  }

  @Test
  void gradientsOfSeveralStepsMakeOneUpdate() {
    String model = MODEL.replace("a + 4 * b", "sum(x) * a").replace("2 * b", "0 * b");
    Lowered lowered = trained(model, "optimizer: adam(0.5), accumulate: 2, clip_value: 2.5");
    assertThat(kept(lowered.feed("x", 1).take(1, 1))).containsExactly(10, 20);
    assertThat(lowered.kept("gradient:a")).containsExactly(1);
    lowered.feed("x", 7).take(2, 1);
    // The mean is 4, clipped to 2.5; m is a tenth of it, and the first step of Adam a whole rate.
    assertThat(lowered.kept("a/m")[0]).isCloseTo(0.25, within(1e-6));
    assertThat(lowered.kept("a")[0]).isCloseTo(9.5, within(1e-5));
    assertThat(lowered.kept("gradient:a")).containsExactly(0);
  }

  /** Keras: the average is the variable itself after the first update. */
  @Test
  void averagesFollowTheParameters() {
    Lowered lowered = trained("optimizer: sgd(1), average: 0.75");
    assertThat(lowered.kept("average:a")).containsExactly(10);
    assertThat(lowered.take(1, 1).kept("average:a")).containsExactly(9);
    assertThat(lowered.take(2, 1).kept("average:a")).containsExactly(0.75 * 9 + 0.25 * 8);
    lowered.run("swap_averages");
    assertThat(lowered.kept("a")).containsExactly(8.75);
    assertThat(lowered.kept("average:a")).containsExactly(8);
  }

  @Test
  void averagesOverwriteTheParametersFromTimeToTime() {
    Lowered lowered = trained("optimizer: sgd(1), average: { momentum: 0.5, overwrite_every: 3 }");
    lowered.take(1, 1).take(2, 1);
    assertThat(lowered.kept("a")).containsExactly(8);
    assertThat(lowered.kept("average:a")).containsExactly(8.5);
    // 7 after the third update, 7.75 on average.
    assertThat(lowered.take(3, 1).kept("a")).containsExactly(7.75);
    assertThat(lowered.kept("average:a")).containsExactly(7.75);
    assertThat(lowered.take(4, 1).kept("a")).containsExactly(6.75);
  }

  @Test
  void whatIsFrozenHasNoAverage() {
    Lowered lowered = trained("average: 0.9, freeze: \"a\"");
    assertThat(lowered.step().modelInterface().slots())
        .extracting(Leaf::name)
        .containsExactly("b/m", "b/v", "average:b");
  }

  @Test
  void aPlateauLowersTheRateToTheLeastAndNoFurther() {
    Lowered lowered = trained("optimizer: sgd(1), reduce_on_plateau: { min_rate: 0.25 }");
    assertThat(lowered.set(Leaf.Scalar.RATE_FACTOR, 0.5).take(1, 1).kept("a")).containsExactly(9.5);
    assertThat(lowered.set(Leaf.Scalar.RATE_FACTOR, 0.125).take(2, 1).kept("a"))
        .containsExactly(9.25);
  }

  @Test
  void aRateThatIsBelowTheLeastByItselfStays() {
    Lowered lowered = trained("optimizer: sgd(0.125), reduce_on_plateau: { min_rate: 0.25 }");
    assertThat(lowered.set(Leaf.Scalar.RATE_FACTOR, 0.5).take(1, 1).kept("a"))
        .containsExactly(9.875);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "phases: [{ minimize: lefd }] | UNKNOWN_LOSS the model has no loss called `lefd`",
        "phases: [{ minimize: 3 }] | INVALID_OPTION `minimize` is a name or a list of names, found something else",
        "phases: [{ minimize: right, parameters: 'a' }] | NOTHING_TO_TRAIN what this phase minimises depends on none of the parameters that it moves",
        "phases: [{ minimize: left, parameters: 'a' }], freeze: 'a' | NOTHING_TO_TRAIN what this phase minimises depends on none",
        "phases: [{ minimize: [] }] | INVALID_OPTION `minimize` is a name or a list of names, found an empty list",
        "phases: [{ parameters: [] }] | INVALID_OPTION `parameters` is a path or a list of paths, found an empty list",
        "phases: [{ parameters: ['c'] }] | UNKNOWN_PARAMETER no parameter is called `c`",
        "phases: [] | INVALID_OPTION `phases` is a list of 1 to 8 phases",
        "phases: [3] | INVALID_OPTION `phases` is a list of records such as `{ minimize: … }`, found something else",
        "phases: [{ steps: 0 }] | INVALID_OPTION `steps` is a whole number from 1 to 10000, found the number 0",
        "phases: [{ optimizer: 3 }] | INVALID_OPTION `optimizer` is an optimizer, as `adam(learning_rate: 0.01)` is",
        "phases: [{ optimiser: sgd() }] | UNKNOWN_OPTION `phases` has no option `optimiser`",
        "optimizers: [{ parameters: 'c', optimizer: sgd() }] | UNKNOWN_PARAMETER no parameter is called `c`",
        "optimizers: [{ parameters: 'a' }] | MISSING_OPTION `optimizers` needs the option `optimizer`",
        "optimizers: [{ parameters: '*', optimizer: sgd() }, { parameters: 'a', optimizer: adam() }] "
            + "| NOTHING_TO_TRAIN the groups before this one have all of its parameters",
        "freeze: [{ parameters: 'a', from: 3, until: 3 }] | INVALID_OPTION `until` is a whole number that is at least 4, found the number 3",
        "freeze: [{ until: 3 }] | MISSING_OPTION `freeze` needs the option `parameters`",
        "freeze: 3 | INVALID_OPTION `freeze` is a string, found the number 3",
        "accumulate: 0 | INVALID_OPTION `accumulate` is a whole number from 1 to 10000, found the number 0",
        "average: 1 | INVALID_OPTION `average` is a number from 0 to less than 1, found the number 1",
        "average: { momentum: 0.5, every: 3 } | UNKNOWN_OPTION `average` has no option `every`",
      })
  void wrongUseIsReported(String options, String problem) {
    Lowered lowered = Lowered.of(MODEL + "train M { " + options.replace('\'', '"') + " }");
    lowered.trainedAsWritten().step();
    assertThat(lowered.problems()).hasSize(1);
    assertThat(lowered.problems().get(0)).contains(problem);
  }

  @Test
  void aLossBesideLossesThatHaveNamesIsReported() {
    Lowered lowered = Lowered.of(MODEL.replace("loss right =", "loss ="));
    assertThat(lowered.problems()).hasSize(1);
    assertThat(lowered.problems().get(0)).contains("LOSS_BESIDE_LOSSES");
  }

  @Test
  void aFreezeIsInItsEpochs() {
    Freeze freeze = new Freeze(null, 2, 4);
    assertThat(freeze.isIn(1)).isFalse();
    assertThat(freeze.isIn(2)).isTrue();
    assertThat(freeze.isIn(3)).isTrue();
    assertThat(freeze.isIn(4)).isFalse();
  }
}
