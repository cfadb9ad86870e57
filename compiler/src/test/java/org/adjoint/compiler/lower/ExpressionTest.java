package org.adjoint.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What expressions mean, by values worked out by hand. */
class ExpressionTest {
  private static double[] evaluate(String expression) {
    return evaluate("", expression);
  }

  /** Of x = [[1, 2, 3], [4, 5, 6]]. */
  private static double[] evaluate(String declarations, String expression) {
    Lowered lowered = lower(declarations, expression);
    assertThat(lowered.problems()).isEmpty();
    return lowered.feed("z", 1, 2).feed("x", 1, 2, 3, 4, 5, 6).feed("i", 7, 0).output("out");
  }

  private static Lowered lower(String declarations, String expression) {
    return Lowered.of(
        declarations
            + "\nmodel M {\ninput z: float[batch]\nstate x: float[2, 3] = 0\nstate i: int[2] = 0\noutput out = "
            + expression
            + "\n}");
  }

  private static String type(String expression) {
    Lowered lowered = lower("", expression);
    assertThat(lowered.problems()).isEmpty();
    return lowered.type("out");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 + 2 * 3 | 7",
        "(1 + 2) * 3 | 9",
        "2 ^ 3 ^ 2 | 512",
        "-2 ^ 2 | -4",
        "7 / 2 | 3.5",
        "10 - 3 - 2 | 5",
        "floor(7 / 2) | 3",
        "if 1 < 2 then 3 else 4 + 5 | 3",
        "if 1 < 2 and not (2 < 1) then 1 else 0 | 1",
        "if false or true then 1 else 0 | 1",
        "minimum(3, 4) + maximum(3, 4) | 7",
        "size([4, 5, 6]) | 3",
        "[4, 5, 6][-1] | 6",
        "size([4, 5, 6][1:]) | 2",
        "[[1, 2], [3, 4]][1, 0] | 3",
        "sum([1, 2, 3]) | 6",
        "max([1, 5, 3]) | 5",
        "mean([1, 2]) | 1.5",
        "abs(-3) | 3",
        "float(true) | 1",
        "int(2.7) | 2",
        "sqrt(16) | 4",
        "size(0 ..< 5) | 5",
        "size(0 .. 5) | 6",
        "{ a: 3 }.a | 3",
      })
  void numbersAreComputedWhenCompiled(String expression, double expected) {
    assertThat(evaluate("const k = " + expression, "x[0, 0] * 0 + k")).containsExactly(expected);
  }

  @Test
  void operatorsActOnEachElement() {
    assertThat(evaluate("2 * x + 1")).containsExactly(3, 5, 7, 9, 11, 13);
    assertThat(evaluate("x ^ 2")).containsExactly(1, 4, 9, 16, 25, 36);
    assertThat(evaluate("-x")).containsExactly(-1, -2, -3, -4, -5, -6);
    assertThat(evaluate("x / 2")).containsExactly(.5, 1, 1.5, 2, 2.5, 3);
    assertThat(evaluate("x > 2 and x <= 4")).containsExactly(0, 0, 1, 1, 0, 0);
    assertThat(evaluate("not (x != 2)")).containsExactly(0, 1, 0, 0, 0, 0);
  }

  @Test
  void aLiteralTakesTheTypeItMeets() {
    assertThat(type("x + 1")).isEqualTo("float[2, 3]");
    assertThat(type("i + 1")).isEqualTo("int[2]");
    assertThat(type("i + 1.5")).isEqualTo("float[2]");
    assertThat(type("i / 2")).isEqualTo("float[2]");
    assertThat(type("i ^ 2")).isEqualTo("int[2]");
    assertThat(type("float64(x) + 1")).isEqualTo("float64[2, 3]");
    assertThat(type("float64(x) + x")).isEqualTo("float64[2, 3]");
    assertThat(type("i + x[:, 0]")).isEqualTo("float[2]");
    assertThat(type("(x > 1) * x")).isEqualTo("float[2, 3]");
    assertThat(type("(x > 1) + 1")).isEqualTo("int[2, 3]");
  }

  @Test
  void aMeanOfBoolsIsTheirShare() {
    assertThat(evaluate("mean(x > 4) + x[0, 0] * 0")[0]).isCloseTo(1.0 / 3, within(1e-7));
  }

  private static org.assertj.core.data.Offset<Double> within(double distance) {
    return org.assertj.core.data.Offset.offset(distance);
  }

  @Test
  void shapesBroadcastFromTheRight() {
    assertThat(evaluate("x + [10, 20, 30]")).containsExactly(11, 22, 33, 14, 25, 36);
    assertThat(evaluate("x - mean(x, axis: 0, keep: true)"))
        .containsExactly(-1.5, -1.5, -1.5, 1.5, 1.5, 1.5);
    assertThat(evaluate("x - max(x, axis: 1, keep: true)")).containsExactly(-2, -1, 0, -2, -1, 0);
    assertThat(evaluate("x * ones([2, 1, 1])")).hasSize(12);
  }

  @Test
  void matrixProductsAreBatchedOverOuterDimensions() {
    assertThat(evaluate("x @ [[1, 0], [0, 1], [1, 1]]")).containsExactly(4, 5, 10, 11);
    assertThat(evaluate("x @ [1, 10, 100]")).containsExactly(321, 654);
    assertThat(type("x[:, newaxis] @ ones([3, 5])")).isEqualTo("float[2, 1, 5]");
    assertThat(type("x[:, newaxis] @ ones([4, 1, 3, 5])")).isEqualTo("float[4, 2, 1, 5]");
    assertThat(evaluate("einsum(\"bi,bi->b\", x, x)")).containsExactly(14, 77);
    assertThat(evaluate("einsum(\"bi,j,ij->b\", x, [1, 2], ones([3, 2]))")).containsExactly(18, 45);
    assertThat(evaluate("einsum(\"bi->ib\", x)")).containsExactly(1, 4, 2, 5, 3, 6);
  }

  @Test
  void indicesAndSlicesChooseParts() {
    assertThat(evaluate("x[1]")).containsExactly(4, 5, 6);
    assertThat(evaluate("x[:, -1]")).containsExactly(3, 6);
    assertThat(evaluate("x[:, ::-1]")).containsExactly(3, 2, 1, 6, 5, 4);
    assertThat(evaluate("x[:, 1:]")).containsExactly(2, 3, 5, 6);
    assertThat(evaluate("x[:, :100:2]")).containsExactly(1, 3, 4, 6);
    assertThat(evaluate("x[:, -2:0:-1]")).containsExactly(2, 5);
    assertThat(type("x[:, newaxis, :, newaxis]")).isEqualTo("float[2, 1, 3, 1]");
    assertThat(evaluate("x[:, newaxis].T")).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(evaluate("take(x, 1, 1)")).containsExactly(2, 5);
    assertThat(evaluate("take(x, [0, -1], 1)")).containsExactly(1, 3, 4, 6);
    assertThat(evaluate("x[:, [0, -1]]")).containsExactly(1, 3, 4, 6);
    assertThat(evaluate("x[:, -2 .. 0]")).containsExactly(2, 3, 1, 5, 6, 4);
    assertThat(evaluate("take(x, 1 ..< 3, 1)")).containsExactly(2, 3, 5, 6);
  }

  @Test
  void tensorsAreCutAndJoined() {
    assertThat(evaluate("concat([x, x[:, :1]], axis: 1)")).containsExactly(1, 2, 3, 1, 4, 5, 6, 4);
    assertThat(evaluate("concat([x, [7, 8, 9][newaxis]], 0)")).hasSize(9);
    assertThat(evaluate("split(x, [1, 2])[1]")).containsExactly(2, 3, 5, 6);
    assertThat(evaluate("split(x, 3)[1]")).containsExactly(2, 5);
    assertThat(type("reshape(x, 3, -1)")).isEqualTo("float[3, 2]");
    assertThat(type("reshape(x, 2, _, 1)")).isEqualTo("float[2, 3, 1]");
    assertThat(evaluate("transpose(x)")).containsExactly(1, 4, 2, 5, 3, 6);
    assertThat(evaluate("x -> reshape(2, 1, 3) -> transpose(0, 2, 1) -> reshape(2, 3)"))
        .containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void reductionsTakeAllAxesUnlessTold() {
    assertThat(evaluate("sum(x)")).containsExactly(21);
    assertThat(evaluate("sum(x, axis: 1)")).containsExactly(6, 15);
    assertThat(evaluate("prod(x, axis: [0, 1])")).containsExactly(720);
    assertThat(evaluate("min(x, axis: -1, keep: true)")).containsExactly(1, 4);
    assertThat(evaluate("mean(x, 0)")).containsExactly(2.5, 3.5, 4.5);
    assertThat(evaluate("argmax(x * [1, 9, 2])")).containsExactly(1, 1);
    assertThat(evaluate("argmin(x, axis: 0)")).containsExactly(0, 0, 0);
  }

  @Test
  void theFirstOfEqualElementsIsTheGreatest() {
    assertThat(evaluate("argmax(0 * x)")).containsExactly(0, 0);
  }

  @Test
  void classesChooseAlongTheLastAxis() {
    assertThat(evaluate("take_class(x, int(x[:, 0]) - 1)")).containsExactly(1, 0);
    assertThat(evaluate("one_hot(range(2), 3) * x")).containsExactly(1, 0, 0, 0, 5, 0);
    assertThat(evaluate("one_hot(range(2), 3, axis: 0)")).containsExactly(1, 0, 0, 1, 0, 0);
  }

  @Test
  void aTensorChoosesByItsElements() {
    assertThat(evaluate("take(x, int(i > 0), 0)")).containsExactly(4, 5, 6, 1, 2, 3);
    assertThat(evaluate("x[:, (i > 0) - 1]")).containsExactly(1, 3, 4, 6);
    assertThat(evaluate("x[range(2), 1:]")).containsExactly(2, 3, 5, 6);
    assertThat(evaluate("x[newaxis, [1, 0], 2]")).containsExactly(6, 3);
    assertThat(type("x[:, zeros_like(x[:, newaxis] * 1) -> int]")).isEqualTo("float[2, 2, 1, 3]");
  }

  @Test
  void theBatchIsANumberAtRunTime() {
    assertThat(evaluate("sum(z) / batch")).containsExactly(1.5);
    assertThat(evaluate("mean(z)")).containsExactly(1.5);
    assertThat(evaluate("z * 0 + batch * 3")).containsExactly(6, 6);
    assertThat(evaluate("z * (if batch * 2 - batch == batch then 1 else 0)")).containsExactly(1, 2);
  }

  @Test
  void listsAndRangesAreTensorsWhereTheyMeetSome() {
    assertThat(evaluate("x * (0 ..< 3)")).containsExactly(0, 2, 6, 0, 5, 12);
    assertThat(evaluate("[x[:, 0], x[:, 1]]")).containsExactly(1, 4, 2, 5);
  }

  @Test
  void conditionsChooseElementByElement() {
    assertThat(evaluate("where(x > 3, x, -1)")).containsExactly(-1, -1, -1, 4, 5, 6);
    assertThat(evaluate("minimum(x, 3)")).containsExactly(1, 2, 3, 3, 3, 3);
  }
}
