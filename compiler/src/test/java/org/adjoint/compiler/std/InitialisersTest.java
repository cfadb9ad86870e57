package org.adjoint.compiler.std;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.adjoint.compiler.interpret.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What parameters start from has the moments and the bounds that the formulas of the papers give.
 */
class InitialisersTest {
  /** The share of a normal distribution's deviation that is left within two deviations. */
  private static final double TRUNCATED = 0.87962566103423978;

  private record Moments(
      String initialiser, String shape, double mean, double deviation, double reach) {
    String program() {
      return program(shape, initialiser);
    }

    static String program(String shape, String initialiser) {
      return """
          model Case {
            input x: float[batch]
            param w: float[%s] = %s
            loss = sum(x)
          }
          """
          .formatted(shape, initialiser);
    }
  }

  private static final List<Moments> MOMENTS =
      List.of(
          new Moments(
              "glorot_uniform()", "300, 200", 0, Math.sqrt(2 / 500.0), Math.sqrt(6 / 500.0)),
          truncated("glorot_normal()", "300, 200", Math.sqrt(2 / 500.0)),
          new Moments("he_uniform()", "300, 200", 0, Math.sqrt(2 / 300.0), Math.sqrt(6 / 300.0)),
          truncated("he_normal()", "300, 200", Math.sqrt(2 / 300.0)),
          new Moments("lecun_uniform()", "300, 200", 0, Math.sqrt(1 / 300.0), Math.sqrt(3 / 300.0)),
          truncated("lecun_normal()", "300, 200", Math.sqrt(1 / 300.0)),
          truncated("variance_scaling(3, fan_out)", "300, 200", Math.sqrt(3 / 200.0)),
          new Moments("variance_scaling(3, fan_in, \"normal\")", "300, 200", 0, 0.1, 0.6),
          truncated("he_normal()", "3, 3, 20, 300", Math.sqrt(2 / 180.0)),
          truncated("variance_scaling(2, fan_out)", "3, 3, 20, 300", Math.sqrt(2 / 2700.0)),
          new Moments(
              "glorot_uniform()", "40000", 0, Math.sqrt(1 / 40000.0), Math.sqrt(3 / 40000.0)),
          new Moments("random_uniform(-1, 2)", "300, 200", 0.5, Math.sqrt(9 / 12.0), 1.5),
          new Moments("random_uniform()", "300, 200", 0, 0.1 / Math.sqrt(12), 0.05),
          new Moments("random_normal(mean: 0.5, deviation: 0.1)", "300, 200", 0.5, 0.1, 0.6),
          new Moments("truncated_normal(1, 0.5)", "300, 200", 1, 0.5 * TRUNCATED, 1),
          new Moments("truncated_normal()", "300, 200", 0, 0.05 * TRUNCATED, 0.1));

  private static Moments truncated(String initialiser, String shape, double deviation) {
    return new Moments(initialiser, shape, 0, deviation, 2 * deviation / TRUNCATED);
  }

  private static final List<String> EXACT =
      List.of("constant(0.3)", "constant()", "identity_matrix(2)", "zeros()", "ones()", "0.7");
  private static final List<String> ORTHOGONAL =
      List.of("60, 40", "40, 60", "64, 64", "2, 3, 10, 30", "5, 1", "128, 512");

  /** The programs of this test, which count as uses of the library. */
  static Stream<String> programs() {
    return Stream.of(
            MOMENTS.stream().map(Moments::program),
            EXACT.stream().map(text -> Moments.program("3, 3", text)),
            ORTHOGONAL.stream().map(shape -> Moments.program(shape, "orthogonal(2)")))
        .flatMap(each -> each);
  }

  static Stream<Moments> moments() {
    return MOMENTS.stream();
  }

  static Stream<String> orthogonalShapes() {
    return ORTHOGONAL.stream();
  }

  @ParameterizedTest
  @MethodSource("moments")
  void drawsWithTheMomentsOfTheFormula(Moments expected) {
    double[] w = initial(expected.program()).toDoubles();
    double mean = Arrays.stream(w).average().orElseThrow();
    double variance = Arrays.stream(w).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    double standardError = expected.deviation() / Math.sqrt(w.length);
    assertThat(mean).isCloseTo(expected.mean(), within(5 * standardError));
    assertThat(Math.sqrt(variance)).isCloseTo(expected.deviation(), within(5 * standardError));
    double reach = Arrays.stream(w).map(v -> Math.abs(v - expected.mean())).max().orElseThrow();
    assertThat(reach)
        .isBetween(
            0.9 * Math.min(expected.reach(), 4 * expected.deviation()),
            expected.reach() * (1 + 1e-6));
  }

  @Test
  void drawsNormalNumbersByTheTailsOfTheDistribution() {
    double[] w = initial(Moments.program("300, 200", "truncated_normal(0, 1)")).toDoubles();
    // Within one deviation lie 0.6827 of all, of those within two 0.6827 / 0.9545.
    double share = Arrays.stream(w).filter(v -> Math.abs(v) < 1).count() / (double) w.length;
    assertThat(share).isCloseTo(0.6826895 / 0.9544997, within(0.01));
  }

  @Test
  void fillsWithNumbers() {
    assertThat(initial(Moments.program("3, 3", "constant(0.3)")).toDoubles())
        .containsOnly((float) 0.3);
    assertThat(initial(Moments.program("3, 3", "constant()")).toDoubles()).containsOnly(0);
    assertThat(initial(Moments.program("3, 3", "0.7")).toDoubles()).containsOnly((float) 0.7);
    assertThat(initial(Moments.program("3, 3", "zeros()")).toDoubles()).containsOnly(0);
    assertThat(initial(Moments.program("3, 3", "ones()")).toDoubles()).containsOnly(1);
    assertThat(initial(Moments.program("2, 3", "identity_matrix(2)")).toDoubles())
        .containsExactly(2, 0, 0, 0, 2, 0);
  }

  @ParameterizedTest
  @MethodSource("orthogonalShapes")
  void makesOrthogonalMatrices(String shape) {
    Tensor w = initial(Moments.program(shape, "orthogonal(2)"));
    int columns = w.extents()[w.extents().length - 1];
    int rows = w.size() / columns;
    boolean wide = columns > rows;
    int count = Math.min(rows, columns);
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        double product = 0;
        for (int k = 0; k < Math.max(rows, columns); k++) {
          product +=
              wide
                  ? w.get(i * columns + k) * w.get(j * columns + k)
                  : w.get(k * columns + i) * w.get(k * columns + j);
        }
        assertThat(product).isCloseTo(i == j ? 4 : 0, within(2e-5));
      }
    }
  }

  @Test
  void drawsOtherNumbersForEachParameterAndSeed() {
    String program =
        """
        model Case {
          input x: float[batch]
          param v: float[8] = glorot_uniform()
          param w: float[8] = glorot_uniform()
          loss = sum(x)
        }
        """;
    CaseRunner runner = CaseRunner.of(program, 1);
    assertThat(runner.held("v").toDoubles()).isNotEqualTo(runner.held("w").toDoubles());
    assertThat(CaseRunner.of(program, 1).held("w").toDoubles())
        .isEqualTo(runner.held("w").toDoubles());
    assertThat(CaseRunner.of(program, 2).held("w").toDoubles())
        .isNotEqualTo(runner.held("w").toDoubles());
  }

  private static Tensor initial(String program) {
    CaseRunner runner = CaseRunner.inDeclaredPrecision(program, 3);
    return runner.held("w");
  }
}
