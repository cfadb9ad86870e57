package org.adjoint.compiler.std;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.adjoint.compiler.interpret.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses and normalisations at the ends of their range: finite, and their gradients right. */
class StableFormsTest {
  private static final double[] LOGITS = {-80, -20, -1, -1e-8, 0, 1e-8, 1, 20, 80};

  /** The new weight is the gradient, so that it can be looked at. */
  private static final String GRADIENT =
      """
      optimizer gradient()(w, g) {
        return g
      }
      data rows = supplied() {}
      train Case { data: rows, optimizer: gradient() }
      """;

  private static CaseRunner runner(String loss, double[] x, double[] y, int columns) {
    String program =
        """
        model Case {
          input  z: float[batch]
          param  x: float[%d, %d] = 0
          state  y: float[%d, %d] = 0
          loss = %s
        }
        """
            .formatted(x.length / columns, columns, x.length / columns, columns, loss);
    CaseRunner runner = CaseRunner.optimized(program + GRADIENT, 1);
    runner.hold("x", x, x.length / columns, columns);
    runner.hold("y", y, x.length / columns, columns);
    return runner;
  }

  private static double loss(CaseRunner runner) {
    return runner.run("step", Map.of("z", new double[1]), 1).get("loss").get(0);
  }

  private static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  @ParameterizedTest
  @MethodSource("binaryLosses")
  void binaryCrossEntropyIsExactForAnyLogit(String loss) {
    for (double y = 0; y <= 1; y++) {
      for (double logit : LOGITS) {
        CaseRunner runner = runner(loss, new double[] {logit}, new double[] {y}, 1);
        double exact = y * softplus(-logit) + (1 - y) * softplus(logit);
        assertThat(loss(runner)).isCloseTo(exact, within(1e-7 + 3e-6 * exact));
        double slope = (1 - y) / (1 + Math.exp(-logit)) - y / (1 + Math.exp(logit));
        assertThat(runner.held("x").get(0))
            .as("derivative at " + logit + " for " + y)
            .isCloseTo(slope, within(1e-7 + 3e-6 * Math.abs(slope)));
      }
    }
  }

  static Stream<String> binaryLosses() {
    return Stream.of("binary_cross_entropy(sigmoid(x), y)", "mean(sigmoid_cross_entropy(x, y))");
  }

  @Test
  void crossEntropyIsExactForAnyLogits() {
    double[] logits = {1e4, -1e4, 3, -90, 104, 1, 0.5, 0.25, 0};
    double[] classes = {1, 0, 0, 2, 0, 0, 1, 0, 0};
    CaseRunner runner = runner("cross_entropy(x, int(y[:, 0]))", logits, classes, 3);
    double third = Math.log(Math.exp(0.5) + Math.exp(0.25) + 1) - 0.25;
    assertThat(loss(runner)).isCloseTo((2e4 + 103 + third) / 3, within(1e-2));
    double[] gradient = runner.held("x").toDoubles();
    assertThat(gradient[0]).isCloseTo(1 / 3.0, within(1e-6));
    assertThat(gradient[1]).isCloseTo(-1 / 3.0, within(1e-6));
    assertThat(gradient[2]).isCloseTo(0, within(1e-6));
    assertThat(gradient[5]).isCloseTo(-1 / 3.0, within(1e-6));
    assertThat(gradient[7])
        .isCloseTo((Math.exp(0.25) / (Math.exp(0.5) + Math.exp(0.25) + 1) - 1) / 3, within(1e-6));
  }

  static Stream<String> atTheEnds() {
    return Stream.of(
        "binary_cross_entropy(x, y)",
        "binary_cross_entropy(x, y, 0.1)",
        "binary_focal_cross_entropy(x, y)",
        "binary_focal_cross_entropy(x, y, balance: true)",
        "kl_divergence(x, y)",
        "poisson(x, y)",
        "mean_squared_logarithmic_error(x, y)",
        "mean_absolute_percentage_error(x, y)",
        "cosine_similarity(x, y)",
        "categorical_focal_cross_entropy(x, y)",
        "dice(x, y)",
        "huber(x, y)",
        "log_cosh(1000 * x, y)",
        "hinge(x, y)",
        "categorical_cross_entropy(1000 * x, y)",
        "sum(y * log(softmax(1000 * x)))",
        "sum(log_softmax(1000 * x))",
        "sum(softplus(1000 * x) + log_sigmoid(-1000 * x))",
        "sum(mish(-1000 * x) + silu(-1000 * x) + gelu_tanh(1000 * x))",
        "sum(elu(1000 * x) + celu(1000 * x) + selu(1000 * x))",
        "sum(squareplus(1000 * x) + softsign(1000 * x))",
        "sum(unit_norm()(x))",
        "sum(x -> layer_norm())",
        "sum(x -> rms_norm())",
        "sum(x -> batch_norm())",
        "sum(x -> group_norm(1))",
        "orthogonality()(x)");
  }

  @ParameterizedTest
  @MethodSource("atTheEnds")
  void isFiniteWithItsGradientAtTheEndsOfTheRange(String loss) {
    for (double[] x : List.of(new double[] {0, 1, 0, 1, 1, 1}, new double[] {0, 0, 0, 0, 0, 1})) {
      if (loss.startsWith("categorical_focal") && x[0] + x[1] + x[2] == 0) {
        continue; // Probabilities that sum to nothing are none.
      }
      CaseRunner runner = runner(loss, x, new double[] {0, 1, 1, 0, 0, 1}, 3);
      assertThat(loss(runner)).as("loss at " + List.of(x)).isFinite();
      Tensor gradient = runner.held("x");
      assertThat(DoubleStream.of(gradient.toDoubles())).allMatch(Double::isFinite);
    }
  }

  @Test
  void binaryCrossEntropyIsBoundedAtLogitsThatUnderflow() {
    CaseRunner runner =
        runner(
            "binary_cross_entropy(sigmoid(x), y)",
            new double[] {-1e4, 1e4},
            new double[] {1, 0},
            1);
    assertThat(loss(runner)).isBetween(85.0, 1e4);
    assertThat(DoubleStream.of(runner.held("x").toDoubles())).allMatch(Double::isFinite);
  }
}
