package org.adjoint.compiler.std;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.adjoint.compiler.check.Library;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every loss of the library, and its gradient, is finite where the logits are ±10,000. */
class ExtremeLogitsTest {
  private static final double[] LOGITS = {1e4, -1e4, 3, -1e4, 1e4, 0, 1e4, 1e4, 1e4, -1e4, -1e4, 1};

  /** Each loss with what one gives it, made of logits z: a score, a share, a rate, a class. */
  private static final Map<String, String> LOSSES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("mean_squared_error", "mean_squared_error(z, t)"),
              Map.entry("mean_absolute_error", "mean_absolute_error(z, t)"),
              Map.entry("mean_absolute_percentage_error", "mean_absolute_percentage_error(z, t)"),
              Map.entry("mean_squared_logarithmic_error", "mean_squared_logarithmic_error(z, t)"),
              Map.entry("huber", "huber(z, t)"),
              Map.entry("log_cosh", "log_cosh(z, t)"),
              Map.entry("cosine_similarity", "cosine_similarity(z, t)"),
              Map.entry("hinge", "hinge(z, t)"),
              Map.entry("squared_hinge", "squared_hinge(z, t)"),
              Map.entry("categorical_hinge", "categorical_hinge(z, t)"),
              Map.entry("kl_divergence", "kl_divergence(softmax(z), t)"),
              Map.entry("poisson", "poisson(softplus(z), t)"),
              Map.entry("smoothed", "mean(sigmoid_cross_entropy(z, smoothed(t, 0.1)))"),
              Map.entry("binary_cross_entropies", "mean(binary_cross_entropies(sigmoid(z), t))"),
              Map.entry("binary_cross_entropy", "binary_cross_entropy(sigmoid(z), t)"),
              Map.entry("sigmoid_cross_entropy", "mean(sigmoid_cross_entropy(z, t))"),
              Map.entry("binary_focal_cross_entropy", "binary_focal_cross_entropy(sigmoid(z), t)"),
              Map.entry("cross_entropy", "cross_entropy(z, c)"),
              Map.entry("categorical_cross_entropy", "categorical_cross_entropy(z, t)"),
              Map.entry(
                  "categorical_focal_cross_entropy",
                  "categorical_focal_cross_entropy(softmax(z), t)"),
              Map.entry("dice", "dice(sigmoid(z), t)")));

  static Stream<String> losses() {
    return LOSSES.values().stream();
  }

  @Test
  void everyLossOfTheLibraryIsThere() {
    TreeSet<String> declared = new TreeSet<>();
    for (SourceFile file : Library.standard().files()) {
      if (file.source().name().endsWith("losses.nn")) {
        file.declarations(Declaration.Named.class)
            .forEach(named -> declared.add(named.name().text()));
      }
    }
    assertThat(LOSSES.keySet()).isEqualTo(declared);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void isFiniteWithItsGradient(String loss) {
    String program =
        """
        model Case {
          input x: float[batch, 3]
          target t: float[batch, 3]
          target c: int[batch]
          param w: float[3] = [0.0, 0.0, 0.0]
          z = x + w
          loss = %s + 0 * mean(t) + 0 * mean(float(c))
        }
        train Case { optimizer: sgd(1) }
        """;
    CaseRunner runner = CaseRunner.optimized(program.formatted(loss), 1);
    for (int wrong = 0; wrong < 3; wrong++) {
      runner.restart();
      int first = wrong;
      double[] classes = {first, (first + 1) % 3, (first + 2) % 3, first};
      double[] shares = new double[12];
      for (int row = 0; row < 4; row++) {
        shares[3 * row + (int) classes[row]] = 1;
      }
      Map<String, double[]> rows = Map.of("x", LOGITS, "t", shares, "c", classes);
      assertThat(runner.run("step", rows, 1).get("loss").get(0)).isFinite();
      for (double moved : runner.held("w").toDoubles()) {
        assertThat(moved).isFinite();
      }
    }
  }
}
