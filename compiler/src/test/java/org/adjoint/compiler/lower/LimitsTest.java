package org.adjoint.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is as large as it may be is taken, and what is larger by one is refused. */
class LimitsTest {
  /** The input, the loop and the output of {@link #loop}. */
  private static final int OTHER_STATEMENTS = 3;

  /** The output, both calls and the innermost operand of {@link #levels}. */
  private static final int OTHER_LEVELS = 4;

  private static List<String> loop(int turns) {
    String body = "input x: float[batch]\nfor i in 0 ..< %d { }\noutput y = x";
    return Lowered.model(body.formatted(turns)).problems();
  }

  @Test
  void asManyStatementsAreUnrolledAsTheLimitSays() {
    int turns = Limits.STATEMENTS - OTHER_STATEMENTS;

    assertThat(loop(turns)).isEmpty();
    assertThat(loop(turns + 1))
        .containsExactly("4:1 TOO_LARGE unrolling this program takes more than 100000 statements");
  }

  private static List<String> calls(int depth) {
    StringBuilder text = new StringBuilder("def f1(x) = x\n");
    for (int i = 2; i <= depth; i++) {
      text.append("def f%d(x) = f%d(x)\n".formatted(i, i - 1));
    }
    text.append("model M {\ninput x: float[batch]\noutput y = f%d(x)\n}".formatted(depth));
    return Lowered.of(text.toString()).problems();
  }

  @Test
  void asManyCallsStandWithinEachOtherAsTheLimitSays() {
    assertThat(calls(Limits.CALLS)).isEmpty();
    assertThat(calls(Limits.CALLS + 1))
        .containsExactly("2:13 TOO_DEEP more than 64 calls are within each other here");
  }

  /** The definition of a function whose result stands in so many sums. */
  private static String sums(String name, int count, String innermost) {
    String sum = "1 + (".repeat(count) + innermost + ")".repeat(count);
    return "def " + name + "(x) = " + sum + "\n";
  }

  private static List<String> levels(int sums) {
    int inner = sums / 2;
    String text = sums("f", inner, "x") + sums("g", sums - inner, "f(x)");
    return Lowered.of(text + "model M {\ninput x: float[batch]\noutput y = g(x)\n}").problems();
  }

  @Test
  void expressionsGoAsDeepThroughAllCallsAsTheLimitSays() {
    assertThat(levels(Limits.LEVELS - OTHER_LEVELS)).isEmpty();
    assertThat(levels(Limits.LEVELS - OTHER_LEVELS + 1))
        .hasSize(1)
        .first()
        .asString()
        .contains("TOO_DEEP the program goes more than 160 levels deep here");
  }

  private static List<String> list(int elements) {
    String list = "1, ".repeat(elements - 1) + "1";
    return Lowered.model("input x: float[batch]\nl = [" + list + "]\noutput y = x").problems();
  }

  @Test
  void aListHasAsManyElementsAsTheLimitSays() {
    assertThat(list(Limits.ELEMENTS)).isEmpty();
    assertThat(list(Limits.ELEMENTS + 1))
        .containsExactly("3:5 TOO_LARGE a list of 100001 elements is longer than 100000");
  }

  private static List<String> parameter(long elements) {
    return Lowered.model(
            "input x: float[batch]\nparam w: float[%d] = 0\noutput y = x * sum(w)"
                .formatted(elements))
        .problems();
  }

  @Test
  void aParameterHasAsManyElementsAsAnArray() {
    assertThat(parameter(Integer.MAX_VALUE)).isEmpty();
    assertThat(parameter(Integer.MAX_VALUE + 1L))
        .hasSize(1)
        .first()
        .asString()
        .contains("TOO_LARGE");
  }
}
