package org.adjoint.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fills and windows, by values worked out by hand. */
class WindowPrimitivesTest {
  /** Of x = [[1, 2, 3, 4, 5]] and i = [[2, 0]]. */
  private static Lowered lower(String expression) {
    return Lowered.of(
        "dim T\nmodel M {\ninput x: float[batch, 5]\ninput i: int[batch, 2]\ninput t: float[batch, T]\n"
            + "output out = "
            + expression
            + "\n}");
  }

  private static double[] evaluate(String expression) {
    Lowered lowered = lower(expression);
    assertThat(lowered.problems()).isEmpty();
    return lowered.feed("x", 1, 2, 3, 4, 5).feed("i", 2, 0).output("out");
  }

  private static String type(String expression) {
    Lowered lowered = lower(expression);
    assertThat(lowered.problems()).isEmpty();
    return lowered.type("out");
  }

  @Test
  void windowsStandBehindTheirAxis() {
    assertThat(evaluate("unfold(x, 1, 2)")).containsExactly(1, 2, 2, 3, 3, 4, 4, 5);
    assertThat(evaluate("unfold(x, -1, 2, stride: 2)")).containsExactly(1, 2, 3, 4);
    assertThat(evaluate("unfold(x, 1, 2, dilation: 3)")).containsExactly(1, 4, 2, 5);
    assertThat(type("unfold(x[:, :, newaxis], 1, 3, 2)")).isEqualTo("float[batch, 2, 3, 1]");
    assertThat(type("unfold(pad(t, 1, 2), 1, 3)")).isEqualTo("float[batch, T, 3]");
  }

  @Test
  void paddingStandsBeforeBehindAndBetween() {
    assertThat(evaluate("pad(x, 1, 1, 2)")).containsExactly(0, 1, 2, 3, 4, 5, 0, 0);
    assertThat(evaluate("pad(x, 1, high: 1, value: -7)")).containsExactly(1, 2, 3, 4, 5, -7);
    assertThat(evaluate("pad(x[:, :2], 1, between: 2)")).containsExactly(1, 0, 0, 2);
    assertThat(evaluate("pad(i, 1, 1, value: 9)")).containsExactly(9, 2, 0);
    assertThat(type("pad(x[:, newaxis], [1, 2], [1, 2], 3)")).isEqualTo("float[batch, 5, 10]");
  }

  @Test
  void aListIsSpreadOverAxes() {
    assertThat(evaluate("x[0, :2] * per_axis(3, 2)")).containsExactly(3, 6);
    assertThat(evaluate("x[0, :2] * per_axis([3, 4], 2)")).containsExactly(3, 8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unfold(x, 1, 6) | SHAPE_MISMATCH a window over 6 elements does not fit along axis 1 of `float[batch, 5]`, which has 5",
        "unfold(x, 1, 3, dilation: 3) | SHAPE_MISMATCH a window over 7 elements does not fit",
        "unfold(x, 2, 3) | AXIS_OUT_OF_RANGE `unfold` along axis 2 of a tensor of 2 dimensions",
        "unfold(x, 1, 0) | INVALID_VALUE `size` of `unfold` is a whole number from 1",
        "unfold(x, 1, 2, stride: i) | NOT_CONSTANT `stride` of `unfold` is a whole number from 1",
        "unfold(t, 1, 2, stride: 2) | NOT_CONSTANT how many windows a stride of 2 leaves of",
        "pad(x, 1, -1) | INVALID_VALUE `low` of `pad` is a whole number from 0",
        "pad(x, [0, 1], [1, 2, 3]) | INVALID_VALUE `low` has 3 numbers for 2 axes",
        "pad(i, 1, 1, value: 0.5) | INVALID_VALUE the value of `pad` is a number known when compiled",
        "per_axis([1, 2, 3], 2) | INVALID_VALUE one number, or a list of 2, is needed here, found 3",
        "x[:, :, newaxis] -> conv1d(3, 6) | SHAPE_MISMATCH a window over 6 elements does not fit along axis 1",
      })
  void whatDoesNotFitIsExplained(String expression, String problem) {
    assertThat(lower(expression).problems()).singleElement().asString().contains(problem);
  }
}
