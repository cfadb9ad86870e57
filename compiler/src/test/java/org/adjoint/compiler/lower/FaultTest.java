package org.adjoint.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.diagnostic.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs at fault, and exactly what is said of them. */
class FaultTest {
  private static final String HEAD =
      "model M {\ninput x: float[batch, 10]\ntarget y: float[batch, 1]\n";

  /** A statement on line 4 of a model with x and y; the place is its column. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "h = x -> denze(3) | 10 UNKNOWN_NAME nothing is called `denze` here",
        "h = x @ ones([12, 3]) | 5 CONTRACTION_MISMATCH the inner dimensions of `[batch, 10]` @ `[12, 3]` differ: 10 meets 12",
        "h = x + ones([9]) | 5 BROADCAST_MISMATCH the shapes `[batch, 10]` and `[9]` do not fit: 10 meets 9",
        "h = x + ones([32, 10]) | 5 BATCH_MISUSE the shapes `[batch, 10]` and `[32, 10]` do not fit: batch meets 32",
        "h = y - mean(x, axis: 1) | 5 BATCH_MISUSE broadcasting `[batch, 1]` with `[batch]` would pair each row of the batch with every other: `[batch, batch]`",
        "h = dense(x)(32) | 11 PARAMETER_LIST_ORDER `units` of `dense` is declared `int`, found `float[batch, 10]`",
        "h = dense(3, unit: 4) | 14 UNKNOWN_ARGUMENT `dense` has no parameter `unit`",
        "h = dense()(x) | 5 MISSING_ARGUMENT `dense` needs `units`",
        "h = x -> dense | 10 MISSING_ARGUMENT `dense` needs `units`",
        "h = dense(3, units: 4) | 14 DUPLICATE_ARGUMENT `units` of `dense` is given twice",
        "h = relu(x, 1, 2, 3, 4) | 22 TOO_MANY_ARGUMENTS `relu` takes at most 4 arguments",
        "h = dense(2.5)(x) | 11 TYPE_MISMATCH `units` of `dense` is declared `int`, found the number 2.5",
        "h = sum(x, axis: 2) | 18 AXIS_OUT_OF_RANGE `sum` along axis 2 of a tensor of 2 dimensions",
        "h = x[:, 12] | 10 INDEX_OUT_OF_RANGE index 12 of a dimension of 10",
        "h = x[:, [0, 12]] | 10 INDEX_OUT_OF_RANGE index 12 of a dimension of 10",
        "h = x[:, [[0], [-11]]] | 10 INDEX_OUT_OF_RANGE index -11 of a dimension of 10",
        "h = x[:, 8 .. 10] | 10 INDEX_OUT_OF_RANGE index 10 of a dimension of 10",
        "h = take(x, [0, 10], 1) | 13 INDEX_OUT_OF_RANGE index 10 of a dimension of 10",
        "h = gru(4)(x) | 12 WRONG_RANK `x` of `gru` is declared `float[b, t, n]`, found `float[batch, 10]`",
        "h = lstm(4.5)(x) | 10 TYPE_MISMATCH `units` of `lstm` is declared `int`, found the number 4.5",
        "h = x[0, 0, 0] | 5 WRONG_RANK 3 indices of `float[batch, 10]`, which has 2 dimensions",
        "h = reshape(x, batch, 3, 4) | 5 ELEMENT_COUNT `[batch, 10]` has 10 * batch elements, `[batch, 3, 4]` has 12 * batch",
        "h = reshape(x, batch, 2.5, 4) | 5 DIMENSION_NOT_WHOLE a dimension is a whole number known when compiled, found the number 2.5",
        "h = step | 5 STEP_IN_MODEL `step` has a meaning in an optimizer and its arguments only",
        "h = cosine_decay(1, 2) | 5 STEP_IN_MODEL `step` has a meaning in an optimizer and its arguments only",
        "h = grad(x, x) | 10 GRADIENT_NOT_SCALAR `grad` differentiates a scalar of floats, found `float[batch, 10]`",
        "h = grad(sum(x), y) | 18 GRADIENT_OF_NOTHING what `grad` differentiates does not depend on this value",
        "h = if x > 0 then 1 else 2 | 8 NOT_CONSTANT this condition is not known when compiled",
        "const k = x | 11 NOT_CONSTANT the constant `k` is not known when compiled",
        "a, b, c = split(x, 2) | 1 RESULT_COUNT 3 names are bound, but the right side is a list of 2",
        "h = split(x, 3) | 5 SHAPE_MISMATCH axis 1 of `float[batch, 10]` cannot be split into 3 equal parts",
        "h = 3(x) | 5 NOT_A_FUNCTION a function is needed here, found the number 3",
        "h = x -> y | 10 NOT_A_FUNCTION a function is needed here, found `float[batch, 1]`",
        "h = dense(3).W | 5 UNKNOWN_MEMBER the instance of `dense` has no `W` yet",
        "h = x.shape | 7 UNKNOWN_MEMBER there is no member `shape`",
        "h = 1 / 0 | 5 DIVISION_BY_ZERO division of 1 by zero",
        "h = 9_000_000_000 * 9_000_000_000 | 5 OVERFLOW a number computed here needs more than 64 bits",
        "h = int(x) + 5_000_000_000 | 5 INVALID_VALUE the number 5000000000 is no 32-bit `int`",
        "h = where(x, 1, 2) | 11 TYPE_MISMATCH the condition of `where` is a bool, found `float[batch, 10]`",
        "h = x and y | 5 TYPE_MISMATCH `and` needs bools, found `float`",
        "h = relu + x | 5 TYPE_MISMATCH a number or a tensor is needed here, not the function `relu`",
        "h = take(x, x) | 13 TYPE_MISMATCH an index is of type `int`, found `float[batch, 10]`",
        "h = [1, 2][int(x)] | 12 NOT_CONSTANT the index of a list is known when compiled, found `int[batch, 10]`",
        "h = [1] + [2] | 5 TYPE_MISMATCH `+` is not defined between two lists",
        "for i in 3 { } | 10 TYPE_MISMATCH `for` goes over a range or a list, found the number 3",
        "output o = x + y | 12 OUTPUT_NEEDS_TARGET the output `o` depends on the target `y`",
        "output o = x.T | 12 BATCH_MISUSE `batch` is the first dimension of an output, or none of its; found `float[10, batch]`",
        "metric m = x | 12 METRIC_NOT_SCALAR a metric is a scalar, found `float[batch, 10]`",
        "loss = x * y | 8 LOSS_NOT_SCALAR the loss is a scalar, found `float[batch, 10]`",
        "input z: float[3] | 10 BATCH_MISUSE the first dimension of `z`, and no other, is `batch`; found `[3]`",
        "input x: float[batch] | 7 DUPLICATE_DECLARATION `x` is declared twice",
        "input z: flot[batch] | 10 UNKNOWN_TYPE there is no type `flot`",
        "input z: float[bach] | 16 UNKNOWN_NAME nothing is called `bach` here",
        "param w: int[3] = zeros() | 7 TYPE_MISMATCH the parameter `w` is trained and must be of floats, found `int[3]`",
        "param w: float[batch] = zeros() | 7 BATCH_MISUSE `w` is kept between steps, but its shape `[batch]` varies at run time",
        "param w: float[1_000_000, 1_000_000] = 0 | 7 TOO_LARGE `w` has 1000000000000 elements, more than an array holds",
        "param w: float[3] = ones([4]) | 21 SHAPE_MISMATCH `float[3]` is declared, but its first value is `float[4]`",
        "param w = mean(x, axis: 0) | 1 NOT_CONSTANT `w` begins before there is data, but its first value depends on some",
        "update x = 3 | 8 UNKNOWN_NAME `update` needs what this body declares; `x` is not",
        "p, q = scan z over x along 1 { emit z } | 32 RESULT_COUNT this scan emits one value, but 2 are taken",
        "metric m = f1(x, y) | 12 TYPE_MISMATCH a number or a tensor is needed here, not the function `f1`",
        "metric m = root_mean_squared_error(x, y) | 36 TOO_MANY_ARGUMENTS `root_mean_squared_error` takes no arguments",
        "return x | 1 MISPLACED_STATEMENT `return` has no meaning in a model",
        "emit x | 1 MISPLACED_STATEMENT `emit` has no meaning in a model",
        "h = adam() (x, y) | 5 MISPLACED_STATEMENT an optimizer is applied by `train` only, not by a call",
        "h = cross_entropy(x, y) | 22 TYPE_MISMATCH `y` of `cross_entropy` is declared `int[...]`, found `float[batch, 1]`",
        "h = take_class(x, int(y)) | 5 SHAPE_MISMATCH `take_class` of `float[batch, 10]` needs classes `int[batch]`, found `int[batch, 1]`",
        "h = M | 5 TYPE_MISMATCH `M` is a model, which is no value",
      })
  void saysWhatIsWrong(String statement, String expected) {
    Lowered lowered = Lowered.of(HEAD + statement + "\n}");
    assertThat(lowered.problems()).containsExactly("4:" + expected);
  }

  /** A declaration, in which ¶ ends a line. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "def f(x) = relo(x) | 1:12 UNKNOWN_NAME nothing is called `relo` here",
        "def f(x) { y = x } | 1:5 MISSING_RETURN `f` does not return anything",
        "def f(x) { param w = 1¶return w } | 1:12 MISPLACED_STATEMENT `param` has no meaning in a function",
        "def f(x) { penalize x¶return x } | 1:12 MISPLACED_STATEMENT `penalize` has no meaning in a function",
        "layer f(x) { input z: float[batch]¶return x } | 1:14 MISPLACED_STATEMENT `input` has no meaning in a layer",
        "layer f(x) = x | 1:12 UNEXPECTED_TOKEN expected `{`, found `=`",
        "layer f(x) { return step } | 1:21 STEP_IN_MODEL `step` has a meaning in an optimizer and its arguments only",
        "def f(x, x) = x | 1:10 DUPLICATE_DECLARATION two parameters are called `x`",
        "def f(a = 1, b) = b | 1:14 PARAMETER_LIST_ORDER `b` must be given, so it stands before `a`, which has a default",
        "def f(x: floot) = x | 1:10 UNKNOWN_TYPE there is no type `floot`",
        "def f(x: float[..., 3, ...]) = x | 1:24 WRONG_RANK `...` stands once in a type",
        "def f(x) = f(x) | 1:12 RECURSION `f` uses itself",
        "def f(x: float[n]) -> floot[n] = x | 1:23 UNKNOWN_TYPE there is no type `floot`",
        "layer f(x: float[b, nq]) -> float[b, n] { return x * n } | 1:54 UNKNOWN_NAME nothing is called `n` here",
        "def f(x) { p = scan z over x along 1 { y = z }¶return p } | 1:21 RESULT_COUNT this scan emits nothing",
        "def f(x) { scan z over x along 1 { emit z }¶return x } | 1:36 RESULT_COUNT what this scan emits is not bound to any name",
        "def f(x) { p, q = scan z over x along 1 { emit z }¶return p } | 1:43 RESULT_COUNT this scan emits one value, but 2 are taken",
        "def f(x) { p = scan z over x along 1 { for i in 0 ..< 2 { emit z } }¶return p } | 1:59 MISPLACED_STATEMENT a turn of a scan emits once, this is another time",
        "def f(x) { p = scan z over x along 1 { emit y }¶return p } | 1:45 UNKNOWN_NAME nothing is called `y` here",
        "def f(x) { p = scan z over x along 1 { y = z¶emit y }¶return y } | 3:8 UNKNOWN_NAME nothing is called `y` here",
        "layer f(x) { p = scan z over x along 1 { return z }¶return p } | 1:42 MISPLACED_STATEMENT `return` has no meaning in a scan",
        "const a = a + 1 | 1:11 RECURSION `a` uses itself",
        "const a = ones([3]) | 1:11 NOT_CONSTANT the constant `a` is not known when compiled",
        "const a = training | 1:11 MISPLACED_STATEMENT `training` has a meaning in a model only",
        "optimizer o(a = 1)(w) { return w } | 1:12 PARAMETER_LISTS an optimizer has two lists of parameters, the second of a weight and its gradient",
        "optimizer o(a = 1)(w, g) { param p = 1¶return w } | 1:28 MISPLACED_STATEMENT `param` has no meaning in an optimizer",
        "def f(x) = relu() | 1:12 MISSING_ARGUMENT `relu` needs `x`",
        "def f(x) = x -> dense(3, unts: 4) | 1:26 UNKNOWN_ARGUMENT `dense` has no parameter `unts`",
      })
  void saysWhatIsWrongWithWhatNothingUses(String declaration, String expected) {
    Lowered lowered =
        Lowered.of(declaration.replace('¶', '\n') + "\nmodel M { input x: float[batch] }");
    assertThat(lowered.problems()).containsExactly(expected);
  }

  @Test
  void findsAllFaultsInOneRunAndNoneThatFollows() {
    Lowered lowered =
        Lowered.of(
            """
            model M {
              input x: float[batch, 10]
              h = x -> denze(3)
              output a = h @ ones([3, 4])
              k = x[:, 11]
              output b = k + undefined
              if h > 0 { c = h } else { c = 3 }
              output d = c
              for i in h { e = i }
              output f = e
              loss = mean(h)
            }
            """);
    assertThat(lowered.problems())
        .containsExactly(
            "3:12 UNKNOWN_NAME nothing is called `denze` here",
            "5:12 INDEX_OUT_OF_RANGE index 11 of a dimension of 10",
            "6:18 UNKNOWN_NAME nothing is called `undefined` here");
  }

  @Test
  void aFaultOfALayerIsSaidOnceHoweverOftenItIsApplied() {
    Lowered lowered =
        Lowered.of(
            """
            layer bad()(x) {
              return x @ ones([7, 7])
            }
            model M {
              input x: float[batch, 10]
              input z: float[batch, 5]
              output a = bad()(x)
              output b = bad()(z)
            }
            """);
    assertThat(lowered.problems())
        .containsExactly(
            "2:10 CONTRACTION_MISMATCH the inner dimensions of `[batch, 10]` @ `[7, 7]` differ: 10 meets 7");
  }

  @Test
  void aShapeErrorShowsTheDeclarationsThatFixedBothShapes() {
    Lowered lowered =
        Lowered.of(
            """
            model M {
              input x: float[batch, 10]
              h = x -> dense(32, relu)
              param w: float[16, 3] = glorot_uniform()
              output p = tanh(h) @ w
            }
            """);
    Diagnostic diagnostic = lowered.diagnostics().get(0);
    assertThat(diagnostic.span().text()).isEqualTo("tanh(h) @ w");
    assertThat(diagnostic.labels())
        .extracting(label -> label.span().line() + " " + label.span().text() + ": " + label.text())
        .containsExactly(
            "3 dense(32, relu): `32` of `float[batch, 32]` comes from here",
            "4 float[16, 3]: `16` of `float[16, 3]` comes from here");
  }

  @Test
  void aFaultInTheLibraryIsThatOfTheTextThatUsesIt() {
    Lowered lowered = Lowered.model("input x: float[batch, 3]\noutput p = add([x, x[:, :2]])");
    assertThat(lowered.problems())
        .containsExactly(
            "3:12 BROADCAST_MISMATCH the shapes `[batch, 3]` and `[batch, 2]` do not fit: 3 meets 2");
    assertThat(lowered.diagnostics().get(0).labels())
        .extracting(Label::text)
        .contains("found here, in the standard library");
  }

  @Test
  void anInstanceKeepsTheShapeOfItsFirstUse() {
    Lowered lowered =
        Lowered.model("input x: float[batch, 3]\nd = dense(2)\na = d(x)\noutput b = d(x[:, :2])");
    assertThat(lowered.problems())
        .containsExactly(
            "5:12 SHAPE_MISMATCH `d.W` is `float[3, 2]` since its instance was applied first, here `float[2, 2]` is needed");
  }

  @Test
  void namesOfADeclarationThatCannotBeReadAreNotUnknown() {
    Lowered lowered =
        Lowered.of(
            "def dense(x) { return x + }\nmodel M {\ninput x: float[batch]\noutput y = dense(x)\n}");
    assertThat(lowered.problems()).hasSize(1);
    assertThat(lowered.problems().get(0)).startsWith("1:");
  }

  @Test
  void circlesOfDefinitionsAreSaidOnce() {
    Lowered lowered =
        Lowered.of(
            """
            def f(x) = g(x)
            def g(x) = f(x)
            const a = b
            const b = [a]
            model M {
              input x: float[batch]
              output y = f(x) + b[0]
            }
            """);
    assertThat(lowered.problems())
        .containsExactly(
            "2:12 RECURSION `f` uses itself through `g`",
            "4:12 RECURSION `a` uses itself through `b`");
  }

  @Test
  void unrollingHasAnEnd() {
    List<String> problems =
        Lowered.model("input x: float[batch]\nfor i in 0 ..< 1_000_000_000 { }\noutput y = x")
            .problems();
    assertThat(problems)
        .containsExactly("3:1 TOO_LARGE unrolling this program takes more than 100000 statements");
  }

  @Test
  void callsThatDoubleHaveAnEnd() {
    Lowered lowered =
        Lowered.of(
            """
            def twice(f)(x) = f(f(x))
            def itself(x) = x
            def often(x) {
              f = itself
              for i in 0 ..< 40 { f = twice(f) }
              return f(x)
            }
            model M {
              input x: float[batch]
              output y = often(x)
            }
            """);
    assertThat(lowered.problems())
        .containsExactly("1:21 TOO_LARGE unrolling this program takes more than 100000 statements");
  }

  @Test
  void listsThatDoubleHaveAnEnd() {
    Lowered lowered =
        Lowered.model(
            "input x: float[batch]\nl = [1]\nfor i in 0 ..< 60 { l = [l, l] }\noutput y = x");
    assertThat(lowered.problems())
        .containsExactly("4:25 TOO_LARGE a list of 196606 elements is longer than 100000");
  }

  @Test
  void anOptimizerThatNeverEndsIsAFault() {
    Lowered lowered =
        Lowered.of(
            """
            optimizer endless(rate = 1)(w, g) {
              for i in 0 ..< 1_000_000 { w = w - rate * g }
              return w
            }
            model M {
              input x: float[batch]
              param w: float = 1
              loss = mean(w * x)
            }
            """);
    lowered.trainedBy("endless()").step();
    assertThat(lowered.problems()).hasSize(1);
    assertThat(lowered.problems().get(0)).contains("TOO_LARGE unrolling this program");
  }

  @Test
  void deepCallsEndInADiagnosticOnASmallStack() throws InterruptedException {
    StringBuilder text = new StringBuilder("def f0(x) = x\n");
    for (int i = 1; i < 200; i++) {
      text.append("def f").append(i).append("(x) = 1 + (x -> relu(max_value: (f");
      text.append(i - 1).append("(x) -> relu)))\n");
    }
    text.append("model M {\ninput x: float[batch]\noutput y = f199(x)\n}");
    Lowered[] lowered = new Lowered[1];
    Thread thread =
        new Thread(null, () -> lowered[0] = Lowered.of(text.toString()), "small", 256 << 10);
    thread.start();
    thread.join();
    assertThat(lowered[0].problems()).hasSize(1);
    assertThat(lowered[0].problems().get(0)).contains(" TOO_DEEP ");
  }

  @Test
  void aMissingLossIsSaidWhereThereIsAnOptimizer() {
    Lowered lowered = Lowered.model("input x: float[batch]\noutput y = x");
    lowered.trainedBy("adam()").step();
    assertThat(lowered.problems())
        .containsExactly("1:11 MISSING_LOSS the model `M` is to be trained, but has no loss");
  }
}
