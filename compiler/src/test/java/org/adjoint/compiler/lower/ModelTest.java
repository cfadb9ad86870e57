package org.adjoint.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.ModelInterface;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Parameters, states, penalties, metrics and gradients of models, by values worked out by hand. */
class ModelTest {
  private static final Offset<Double> CLOSE = Offset.offset(1e-6);

  private static Lowered model(String body) {
    Lowered lowered = Lowered.model(body);
    assertThat(lowered.problems()).isEmpty();
    return lowered;
  }

  @Test
  void initialisersTakeTheDeclaredShape() {
    Lowered lowered =
        Lowered.of(
            """
            def counted(shape) = reshape(range(shape[0] * shape[1]), shape)
            def scaled(by = 2)(shape) = by * ones(shape)
            model M {
              input x: float[batch]
              param a: float[2, 3] = counted()
              param b: float[2] = zeros()
              param c: float[2] = 7
              param d: float[4] = concat([zeros([2]), ones([2])])
              param e: float[2] = scaled
              param f: float[2] = scaled(3)
              param g: float[2] = [8, 9]
              param h: float[2] = if 1 < 2 then ones() else zeros()
              param i: float[2, 3] = ones([2, 3])
              state j = 2 * ones([1])
              param k: float[2] = 2 * c
              output y = x
            }
            """);
    assertThat(lowered.problems()).isEmpty();
    lowered.feed("x", 0).initialize();
    assertThat(lowered.kept("a")).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(lowered.kept("b")).containsExactly(0, 0);
    assertThat(lowered.kept("c")).containsExactly(7, 7);
    assertThat(lowered.kept("d")).containsExactly(0, 0, 1, 1);
    assertThat(lowered.kept("e")).containsExactly(2, 2);
    assertThat(lowered.kept("f")).containsExactly(3, 3);
    assertThat(lowered.kept("g")).containsExactly(8, 9);
    assertThat(lowered.kept("h")).containsExactly(1, 1);
    assertThat(lowered.kept("i")).containsExactly(1, 1, 1, 1, 1, 1);
    assertThat(lowered.kept("j")).containsExactly(2);
    assertThat(lowered.kept("k")).containsExactly(14, 14);
  }

  @Test
  void drawsDependOnTheSeedAndThePlace() {
    String body =
        """
        input x: float[batch]
        param a: float[1000] = uniform(2, 4)
        param b: float[1000] = uniform(2, 4)
        param c: float[1000] = normal(mean: 1, deviation: 2)
        output y = x
        """;
    Lowered lowered = model(body).feed("x", 0).initialize();
    double[] a = lowered.kept("a");
    assertThat(a).isEqualTo(model(body).feed("x", 0).initialize().kept("a"));
    assertThat(a).isNotEqualTo(lowered.kept("b"));
    assertThat(a)
        .isNotEqualTo(model(body).feed("x", 0).set(Leaf.Scalar.SEED, 2).initialize().kept("a"));
    assertThat(Arrays.stream(a).boxed()).allMatch(each -> each >= 2 && each < 4);
    assertThat(mean(a)).isCloseTo(3, Offset.offset(.08));
    double[] c = lowered.kept("c");
    assertThat(mean(c)).isCloseTo(1, Offset.offset(.3));
    assertThat(mean(Arrays.stream(c).map(v -> (v - 1) * (v - 1)).toArray()))
        .isCloseTo(4, Offset.offset(.8));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  @Test
  void aDrawInTheModelChangesWithTheStep() {
    Lowered lowered = model("input x: float[batch]\noutput y = x + uniform([batch])");
    double[] first = lowered.feed("x", 0, 0).output("y");
    assertThat(first[0]).isNotEqualTo(first[1]);
    assertThat(lowered.set(Leaf.Scalar.STEP, 2).output("y")).isNotEqualTo(first);
  }

  @Test
  void bernoulliDrawsTheGivenShare() {
    Lowered lowered = model("input x: float[batch]\noutput y = x + mean(bernoulli([10000], 0.3))");
    assertThat(lowered.feed("x", 0).output("y")[0]).isCloseTo(.3, Offset.offset(.03));
  }

  @Test
  void trainingAndInferenceDifferByTheWordTraining() {
    Lowered lowered =
        model("input x: float[batch]\noutput y = if training then x else 10 * x\nloss = mean(x)");
    lowered.feed("x", 1, 2);
    assertThat(lowered.trainingOutput("y")).containsExactly(1, 2);
    assertThat(lowered.output("y")).containsExactly(10, 20);
  }

  @Test
  void anUpdatedStateIsReadAnewBelowAndWhereTheInstanceIsAppliedAgain() {
    Lowered lowered =
        Lowered.of(
            """
            layer count()(x) {
              state n: float = 0
              before = n
              update n = n + 1
              return x + 100 * before + n
            }
            model M {
              input x: float[batch]
              c = count()
              output y = c(x) + 10_000 * c(x)
              loss = mean(y)
            }
            """);
    assertThat(lowered.problems()).isEmpty();
    lowered.feed("x", 0).initialize();
    assertThat(lowered.trainingOutput("y")).containsExactly(1 + 10_000 * 102);
    assertThat(lowered.run("step").kept("c.n")).containsExactly(2);
    assertThat(lowered.run("evaluate").kept("c.n")).containsExactly(2);
  }

  @Test
  void aPenaltyOfAWeightCountsOnceAndOneOfAValueEachTime() {
    Lowered lowered =
        Lowered.of(
            """
            layer shared()(x) {
              param w: float = 3
              penalize 10 * w
              penalize mean(x)
              return w * x
            }
            model M {
              input x: float[batch]
              f = shared()
              output y = f(x) + f(2 * x)
              penalize 0
              loss = 1
            }
            """);
    assertThat(lowered.problems()).isEmpty();
    lowered.feed("x", 1, 3).initialize();
    assertThat(lowered.loss()).isEqualTo(1 + 30 + 2 + 4);
    assertThat(lowered.trainingLoss()).isEqualTo(lowered.loss());
  }

  @Test
  void gradientsNest() {
    Lowered lowered =
        model(
            """
            input x: float[batch]
            y = x ^ 3
            first = grad(sum(y), x)
            output dy = first
            output ddy = grad(sum(first), x)
            output linear = grad(sum(grad(sum(2 * x), x)), x)
            a, b = grad(sum(x * y), [x, y])
            output db = b
            """);
    lowered.feed("x", 1, 2);
    assertThat(lowered.output("dy")).containsExactly(3, 12);
    assertThat(lowered.output("ddy")).containsExactly(6, 12);
    assertThat(lowered.output("linear")).containsExactly(0, 0);
    assertThat(lowered.output("db")).containsExactly(1, 2);
  }

  @Test
  void aLossMayUseAGradientByAParameter() {
    Lowered lowered =
        model(
            """
            input x: float[batch]
            param w: float = 3
            e = mean((w * x) ^ 2)
            loss = grad(e, w) ^ 2
            """);
    lowered.feed("x", 1, 2).initialize();
    // d/dw mean(w² x²) = 2 w mean(x²) = 2 · 3 · 2.5
    assertThat(lowered.loss()).isCloseTo(225, CLOSE);
    // One step of plain descent: w − .01 · d/dw (2 w · 2.5)² = 3 − .01 · 50 · 3
    assertThat(lowered.run("step").kept("w")[0]).isCloseTo(1.5, CLOSE);
  }

  @Test
  void stopGradientCuts() {
    Lowered lowered = model("input x: float[batch]\noutput y = grad(sum(x * stop_gradient(x)), x)");
    assertThat(lowered.feed("x", 3).output("y")).containsExactly(3);
  }

  @Test
  void metricsThatCountBeginAfreshAndAreNotAveraged() {
    Lowered lowered =
        model(
            """
            input x: float[batch]
            target t: float[batch]
            param w: float = 1
            loss = mean((w * x - t) ^ 2)
            metric sum_of_x = total()(x)
            metric share = mean(x > 1)
            """);
    ModelInterface shown = lowered.step().modelInterface();
    assertThat(shown.measures())
        .containsExactly(
            new ModelInterface.Measure("loss", true, true),
            new ModelInterface.Measure("sum_of_x", false, false),
            new ModelInterface.Measure("share", true, false));
    assertThat(shown.metricStates()).extracting(Leaf::name).containsExactly("total_1.value");
    lowered.feed("x", 1, 2).feed("t", 1, 2).initialize();
    assertThat(lowered.run("evaluate").run("evaluate").kept("total_1.value")).containsExactly(6);
    assertThat(lowered.run("step").kept("total_1.value")).containsExactly(9);
    assertThat(lowered.run("reset_metrics").kept("total_1.value")).containsExactly(0);
    assertThat(lowered.metric("share")).isEqualTo(.5);
  }

  @Test
  void predictionNeedsInputsAlone() {
    Lowered lowered =
        model(
            """
            input x: float[batch]
            target t: float[batch]
            param w: float = 1
            output y = w * x
            loss = mean((y - t) ^ 2)
            """);
    GraphFunction predict = lowered.step().function("predict");
    List<Leaf> leaves =
        org.adjoint.compiler.ir.Graph.reachable(predict.values()).stream()
            .filter(value -> value.operation() instanceof Leaf)
            .map(value -> (Leaf) value.operation())
            .toList();
    assertThat(leaves).extracting(Leaf::name).containsExactlyInAnyOrder("x", "w");
  }

  @Test
  void theDocumentationIsThatOfTheModelOrOfItsFile() {
    String body = "model M {\ninput x: float[batch]\noutput y = x\n}";
    assertThat(Lowered.of("/// Of the model.\n" + body).model().documentation())
        .isEqualTo("Of the model.");
  }
}
