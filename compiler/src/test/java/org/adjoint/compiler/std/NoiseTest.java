package org.adjoint.compiler.std;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.adjoint.compiler.interpret.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Layers that are noise in training keep the moments they promise, and do nothing outside training.
 */
class NoiseTest {
  private static final int ROWS = 400;
  private static final int COLUMNS = 50;

  /**
   * A layer and the moments of what it makes of ones.
   *
   * @param zeros the share of elements that become 0
   */
  private record Noise(String layer, double mean, double deviation, double zeros) {
    String program() {
      return """
          model Case {
            input x: float[batch, 50]
            y = x -> %s
            output result = y
            loss = sum(0 * y)
            metric average = mean(y)
            metric square  = mean(y ^ 2)
            metric zeros   = mean(y == 0)
            metric largest = max(y)
          }
          data rows = supplied() {}
          train Case { data: rows, optimizer: sgd() }
          """
          .formatted(layer);
    }
  }

  private static final List<Noise> NOISES =
      List.of(
          new Noise("dropout(0.3)", 1, Math.sqrt(0.3 / 0.7), 0.3),
          new Noise("dropout(0.8)", 1, Math.sqrt(0.8 / 0.2), 0.8),
          new Noise("dropout(0)", 1, 0, 0),
          new Noise("gaussian_noise(0.5)", 1, 0.5, 0),
          new Noise("gaussian_dropout(0.3)", 1, Math.sqrt(0.3 / 0.7), 0));

  private static final String ALPHA =
      """
      model Case {
        input x: float[batch, 50]
        y = x -> alpha_dropout(0.2)
        output result = y
        loss = sum(0 * y)
        metric average = mean(y)
        metric square  = mean(y ^ 2)
        metric dropped = mean(abs(y + 1.23616) < 1e-4)
      }
      data rows = supplied() {}
      train Case { data: rows, optimizer: sgd() }
      """;

  private static final String SPATIAL =
      """
      model Case {
        input x: float[batch, 5, 10]
        input z: float[batch, 5, 2, 5]
        y = x -> spatial_dropout1d(0.4)
        w = z -> spatial_dropout2d(0.4)
        output result = y
        loss = sum(0 * y) + sum(0 * w)
        metric unequal  = mean(max(y, axis: 1) != min(y, axis: 1))
        metric zeros    = mean(y == 0)
        metric unequal2 = mean(max(w, axis: [1, 2]) != min(w, axis: [1, 2]))
        metric zeros2   = mean(w == 0)
      }
      data rows = supplied() {}
      train Case { data: rows, optimizer: sgd() }
      """;

  /** The programs of this test, which count as uses of the library. */
  static Stream<String> programs() {
    return Stream.concat(NOISES.stream().map(Noise::program), Stream.of(ALPHA, SPATIAL));
  }

  static Stream<Noise> noises() {
    return NOISES.stream();
  }

  @ParameterizedTest
  @MethodSource("noises")
  void keepsItsMomentsInTraining(Noise noise) {
    CaseRunner runner = CaseRunner.inDeclaredPrecision(noise.program(), 5);
    Map<String, Tensor> found = runner.run("step", Map.of("x", ones()), 5);
    double count = ROWS * COLUMNS;
    double mean = value(found, "average");
    double deviation = Math.sqrt(Math.max(0, value(found, "square") - mean * mean));
    assertThat(mean)
        .isCloseTo(noise.mean(), within(1e-6 + 4 * noise.deviation() / Math.sqrt(count)));
    assertThat(deviation).isCloseTo(noise.deviation(), within(1e-3 + 0.03 * noise.deviation()));
    double spread = Math.sqrt(noise.zeros() * (1 - noise.zeros()) / count);
    assertThat(value(found, "zeros")).isCloseTo(noise.zeros(), within(1e-9 + 4 * spread));
    if (noise.layer().startsWith("dropout")) {
      assertThat(value(found, "largest")).isCloseTo(1 / (1 - noise.zeros()), within(1e-5));
    }
  }

  @ParameterizedTest
  @MethodSource("noises")
  void drawsAnewInEveryStep(Noise noise) {
    CaseRunner runner = CaseRunner.inDeclaredPrecision(noise.program(), 5);
    double first = value(runner.run("step", Map.of("x", ones()), 5), "average");
    double second = value(runner.run("step", Map.of("x", ones()), 5), "average");
    assertThat(first == second).isEqualTo(noise.deviation() == 0);
  }

  @ParameterizedTest
  @MethodSource("noises")
  void doesNothingOutsideTraining(Noise noise) {
    CaseRunner runner = CaseRunner.inDeclaredPrecision(noise.program(), 5);
    Tensor result = runner.run("predict", Map.of("x", ones()), 5).get("result");
    assertThat(result.toDoubles()).containsOnly(1);
  }

  @Test
  void keepsTheMomentsOfANormalDistributionInAlphaDropout() {
    Random random = new Random(9);
    double[] x = DoubleStream.generate(random::nextGaussian).limit(ROWS * COLUMNS).toArray();
    CaseRunner runner = CaseRunner.inDeclaredPrecision(ALPHA, 5);
    Map<String, Tensor> found = runner.run("step", Map.of("x", x), 5);
    // The lower end of selu, −1.7581, times 0.8 and the factor 0.8789 that keeps the variance.
    double mean = value(found, "average");
    assertThat(mean).isCloseTo(0, within(0.03));
    assertThat(value(found, "square") - mean * mean).isCloseTo(1, within(0.03));
    assertThat(value(found, "dropped")).isCloseTo(0.2, within(0.012));
  }

  @Test
  void dropsWholeChannels() {
    CaseRunner runner = CaseRunner.inDeclaredPrecision(SPATIAL, 5);
    Map<String, Tensor> found = runner.run("step", Map.of("x", ones(), "z", ones()), 5);
    assertThat(value(found, "unequal")).isZero();
    assertThat(value(found, "unequal2")).isZero();
    // 4,000 and 2,000 channels are dropped or kept.
    assertThat(value(found, "zeros")).isCloseTo(0.4, within(4 * Math.sqrt(0.24 / 4000)));
    assertThat(value(found, "zeros2")).isCloseTo(0.4, within(4 * Math.sqrt(0.24 / 2000)));
  }

  private static double value(Map<String, Tensor> results, String name) {
    Tensor tensor = results.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException(name + " is none of " + results.keySet());
    }
    return tensor.get(0);
  }

  private static double[] ones() {
    double[] ones = new double[ROWS * COLUMNS];
    Arrays.fill(ones, 1);
    return ones;
  }
}
