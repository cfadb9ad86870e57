package org.adjoint.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Calls, pipes and parameters, by values worked out by hand. */
class CallTest {
  /** The output of a model over x = [1, 2]. */
  private static double[] evaluate(String declarations, String output) {
    Lowered lowered = lower(declarations, output);
    assertThat(lowered.problems()).isEmpty();
    return lowered.feed("x", 1, 2).output("y");
  }

  private static Lowered lower(String declarations, String output) {
    return Lowered.of(
        declarations + "\nmodel M {\ninput x: float[batch]\noutput y = " + output + "\n}");
  }

  @Test
  void aPipeGivesItsValueToTheFirstParameterOfWhatHasOneList() {
    String f = "def f(x, a = 1, b = 0) = x * a + b";
    assertThat(evaluate(f, "x -> f")).containsExactly(1, 2);
    assertThat(evaluate(f, "x -> f(10)")).containsExactly(10, 20);
    assertThat(evaluate(f, "x -> f(b: 1) -> f(2, 3)")).containsExactly(7, 9);
  }

  @Test
  void aPipeAppliesWhatHasTwoLists() {
    String f = "def f(a = 2)(x, b = 0) = x * a + b";
    assertThat(evaluate(f, "x -> f")).containsExactly(2, 4);
    assertThat(evaluate(f, "x -> f(10)")).containsExactly(10, 20);
    assertThat(evaluate(f, "x -> f()")).containsExactly(2, 4);
    assertThat(evaluate(f, "f(3)(x, b: 1)")).containsExactly(4, 7);
    assertThat(evaluate(f, "x -> f(3)(1)")).containsExactly(4, 7);
  }

  @Test
  void aNameAloneOfWhatHasTwoListsMeansItsDefaults() {
    String f = "def f(a = 2)(x) = x * a\ndef twice(g, x) = g(g(x))";
    assertThat(evaluate(f, "twice(f, x)")).containsExactly(4, 8);
    assertThat(evaluate(f, "twice(f(3), x)")).containsExactly(9, 18);
  }

  @Test
  void functionsOfTheLanguageAreValuesToo() {
    assertThat(evaluate("def apply(g, x) = g(x)", "apply(abs, -x)")).containsExactly(1, 2);
    assertThat(evaluate("", "x -> (if 1 < 2 then abs else sqrt)")).containsExactly(1, 2);
    assertThat(evaluate("", "-x -> [abs, sqrt][0]")).containsExactly(1, 2);
  }

  @Test
  void defaultsAreEvaluatedWhereTheFunctionStands() {
    String f = "const k = 5\ndef f(x, a = k, b = a + 1) = x * 0 + a * 10 + b";
    assertThat(evaluate(f, "f(x)")).containsExactly(56, 56);
    assertThat(evaluate(f, "f(x, 1)")).containsExactly(12, 12);
  }

  @Test
  void theNamesOfDimensionsAreNumbersInTheBody() {
    String f = "def f(x: float[b, 2 * n, n]) = sum(x) * n + 0 * b";
    assertThat(evaluate(f, "f(ones([5, 6, 3])) + 0 * x")).containsExactly(270, 270);
    assertThat(evaluate("def f(x: float[n]) = x + n", "f(x)")).containsExactly(3, 4);
  }

  @Test
  void anEllipsisTakesAnyNumberOfDimensions() {
    String f = "def f(x: float[..., n]) = n";
    assertThat(evaluate(f, "x * f(ones([4, 2, 7]))")).containsExactly(7, 14);
    assertThat(evaluate(f, "x * f(ones([7]))")).containsExactly(7, 14);
  }

  @Test
  void severalResultsAreBoundAtOnce() {
    String f = "def f(x) { return [x + 1, x * 2] }\ndef g(x) {\na, b = f(x)\nreturn a * b\n}";
    assertThat(evaluate(f, "g(x)")).containsExactly(4, 12);
  }

  @Test
  void loopsAndBranchesShareTheScopeAroundThem() {
    String f =
        """
        def f(x) {
          y = 0
          for i in 1 .. 4 {
            if i == 2 { even = i } else if i == 4 { even = even * i }
            y = y + i
          }
          return x * 0 + y * 100 + even
        }
        """;
    assertThat(evaluate(f, "f(x)")).containsExactly(1008, 1008);
  }

  @Test
  void aLoopGoesOverAList() {
    String f = "def f(x) {\nfor k in [2, 3] { x = x * k }\nreturn x\n}";
    assertThat(evaluate(f, "f(x)")).containsExactly(6, 12);
  }

  @Test
  void aBranchNotTakenIsNotElaborated() {
    assertThat(evaluate("", "if 1 < 2 then x else x @ ones([7, 7])")).containsExactly(1, 2);
    assertThat(
            evaluate("const l = [1]\nconst k = size(l) > 1 and l[1] > 0", "if k then x else 2 * x"))
        .containsExactly(2, 4);
  }

  @Test
  void theUsersDeclarationsHideTheLibrarysForTheUserOnly() {
    String f = "def identity(x) = 100 * x\nconst n = 7";
    assertThat(evaluate(f, "x -> identity")).containsExactly(100, 200);
    Lowered lowered =
        Lowered.of(
            f
                + "\nmodel M {\ninput x: float[batch, 1]\nd = dense(1, init: ones)\noutput y = d(x)\n}");
    assertThat(lowered.problems()).isEmpty();
    assertThat(lowered.feed("x", 3).initialize().output("y")).containsExactly(3);
  }

  @Test
  void aSettingReplacesAConstant() {
    Lowered lowered =
        Lowered.of(
            "const k = 1\nconst j = k * 2\nmodel M {\ninput x: float[batch]\noutput y = x * j\n}",
            Map.of("k", "2 + 3"));
    assertThat(lowered.problems()).isEmpty();
    assertThat(lowered.feed("x", 1).output("y")).containsExactly(10);
  }

  @Test
  void anUnknownSettingIsReported() {
    Lowered lowered =
        Lowered.of("const depth = 1\nmodel M { input x: float[batch] }", Map.of("dept", "2"));
    assertThat(lowered.problems())
        .containsExactly("1:7 UNKNOWN_CONSTANT the program has no constant `dept` to set");
    assertThat(lowered.diagnostics().get(0).help()).isEqualTo("did you mean `depth`?");
  }

  @Test
  void anOuterBatchIsBroadcastOverALiteralOne() {
    assertThat(evaluate("", "x - mean(x, axis: 0, keep: true)")).containsExactly(-.5, .5);
  }
}
