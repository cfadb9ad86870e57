package org.adjoint.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.optimize.Optimizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Derivatives of loops, by central differences in double precision. */
class ScanGradientTest {
  private static final double STEP = 1e-5;
  private static final List<Set<String>> PASSES =
      List.of(
          Set.of("TrimLoops"),
          Set.of("HoistFromLoops"),
          Set.of("SinkFromLoops"),
          Set.of("TrimLoops", "HoistFromLoops", "SinkFromLoops"));

  static Stream<String> bodies() {
    return Stream.of(
        // A cumulative sum.
        """
        hs = scan z over x along 1 with s = zeros([batch, 2]) {
          s = s + z * z
          emit sin(s)
        }
        output y = hs
        """,
        // The last value only, from the end.
        """
        scan z over x along 1 reversed with s = w[0] + zeros([batch, 2]) {
          s = tanh(s @ w + z)
        }
        output y = s
        """,
        // No carry at all.
        """
        hs = scan z over x along 1 {
          emit exp(z @ w) * w[1]
        }
        output y = hs
        """,
        // A capture of the carry's own shape, and one summed over.
        """
        hs = scan z over x along 1 with s = x[:, 0] {
          s = s * w[0] + sum(w) * z
          emit s, s * z
        }
        output y = hs[0] * hs[1]
        """,
        // Several sequences, one of them the loop's own result, and both kinds of results.
        """
        hs = scan z over x along 1 with s = zeros([batch, 2]) {
          s = tanh(z + s @ w)
          emit s
        }
        ks = scan z, h over x, hs along 1 reversed with k = s {
          k = k * sigmoid(h @ w) + z
          emit k * h
        }
        output y = ks * sum(k * s)
        """,
        // A loop in a loop, which captures through both levels.
        """
        hs = scan z over x along 1 with s = zeros([batch, 2]) {
          scan v over w along 0 with q = s {
            q = tanh(q + v * z @ w)
          }
          s = s + q
          emit s
        }
        output y = hs
        """,
        // A carry that is dropped again, one that only counts, and one swapped with another.
        """
        hs = scan z over x along 1 with a = zeros([batch, 2]), b = x[:, 1], n = 0 {
          n = n + 1
          old = a
          a = b * sigmoid(z)
          b = old + b @ w / n
          emit a
        }
        output y = hs
        """,
        // A derivative of the turn in the turn.
        """
        hs = scan z over x along 1 with s = zeros([batch, 2]) {
          e = sum(sin(s @ w) * z ^ 2)
          s = s - 0.1 * grad(e, s) + grad(e, z)
          emit s
        }
        output y = hs
        """,
        // A derivative of a loop: the check's is the second.
        """
        hs = scan z over x along 1 with s = zeros([batch, 2]) {
          s = tanh(z + s @ w)
          emit s
        }
        output y = sum(grad(sum(hs ^ 2), w) ^ 2) + sum(grad(sum(s ^ 2), x) ^ 3)
        """,
        // A derivative of a derivative of a loop: the check's is the third.
        """
        hs = scan z over x along 1 with s = zeros([batch, 2]) {
          s = sin(z + s @ w)
          emit s
        }
        g = grad(sum(hs ^ 2), w)
        output y = grad(sum(g ^ 2), w)
        """,
        // Choices, extrema, slices, and a table that is looked up.
        """
        hs = scan z over x along 1 with s = zeros([batch, 2]) {
          a, b = split(concat([maximum(s, z), where(z > 0.1, s @ w, z)]), 2)
          s = a + b * take(w, int(z[:, 0] > 0), 0)
          emit max(s, axis: 1)
        }
        output y = hs
        """,
        // A branch in the body that does not reach the result.
        """
        hs = scan z over x along 1 with s = zeros([batch, 2]), t = zeros([batch, 2]) {
          s = tanh(z + s @ w)
          t = t + z * w[1]
          emit t + z + 0 * stop_gradient(s)
        }
        output y = hs
        """);
  }

  private static Lowered lowered(String body) {
    Lowered lowered =
        Lowered.model("input x: float[batch, 3, 2]\nparam w: float[2, 2] = zeros()\n" + body);
    assertThat(lowered.problems()).isEmpty();
    lowered.feed("x", .3, -.4, .5, .2, -.7, .9, .8, -.1, -.3, .6, .45, -.25);
    return lowered.feed("w", .7, -.4, .35, .6);
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void passesOverLoopsKeepEveryBit(String body) {
    Lowered lowered = lowered(body);
    List<Value> values = lowered.withSlopes(lowered.outputValue("y"));
    List<double[]> expected = lowered.evaluate(values);
    for (Set<String> passes : PASSES) {
      List<double[]> found = lowered.evaluate(optimized(values, Optimizer.only(passes)));
      for (int i = 0; i < found.size(); i++) {
        assertThat(found.get(i)).as(passes.toString()).containsExactly(expected.get(i));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void theOptimizerKeepsTheNumbers(String body) {
    Lowered lowered = lowered(body);
    List<Value> values = lowered.withSlopes(lowered.outputValue("y"));
    List<double[]> expected = lowered.evaluate(values);
    List<double[]> found = lowered.evaluate(optimized(values, Optimizer.full(false)));
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i)).containsExactly(expected.get(i), within(2e-5));
    }
  }

  private static List<Value> optimized(List<Value> values, Optimizer optimizer) {
    List<Value> simplified = optimizer.simplify(new Graph(), values);
    List<GraphFunction.Result> results = new ArrayList<>();
    for (Value value : simplified) {
      results.add(new GraphFunction.Result(new GraphFunction.Sink.Deliver(results.size()), value));
    }
    return optimizer.optimize(List.of(new GraphFunction("predict", results))).get(0).values();
  }

  void agreesWithFiniteDifferences(String body) {
    Lowered lowered =
        Lowered.model("input x: float[batch, 3, 2]\nparam w: float[2, 2] = zeros()\n" + body);
    assertThat(lowered.problems()).isEmpty();
    lowered.feed("x", .3, -.4, .5, .2, -.7, .9, .8, -.1, -.3, .6, .45, -.25);
    lowered.feed("w", .7, -.4, .35, .6);
    var y = lowered.outputValue("y");
    Random random = new Random(3);
    lowered
        .slopes(y)
        .forEach(
            (leaf, slope) -> {
              for (int round = 0; round < 3; round++) {
                double[] direction = random.doubles(slope.length, -1, 1).toArray();
                double expected =
                    (lowered.moved(y, leaf, direction, STEP)
                            - lowered.moved(y, leaf, direction, -STEP))
                        / (2 * STEP);
                double found = 0;
                for (int i = 0; i < slope.length; i++) {
                  found += slope[i] * direction[i];
                }
                assertThat(found)
                    .as(leaf.name())
                    .isCloseTo(expected, within(1e-7 + 1e-6 * Math.abs(expected)));
              }
            });
  }
}
