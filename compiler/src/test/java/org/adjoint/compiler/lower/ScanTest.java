package org.adjoint.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.adjoint.compiler.ir.Leaf;
import org.junit.jupiter.api.Test;

/** What loops over sequences mean, on recurrences worked by hand. */
class ScanTest {
  private static Lowered model(String body) {
    Lowered lowered = Lowered.model(body);
    assertThat(lowered.problems()).isEmpty();
    return lowered;
  }

  @Test
  void sumsAsItGoes() {
    Lowered lowered =
        model(
            """
            input x: float[batch, 3]
            hs = scan z over x along 1 with s = zeros([batch]) {
              s = s + z
              emit s
            }
            output sums = hs
            output last = s
            """);
    lowered.feed("x", 1, 2, 3, 10, 20, 30);
    assertThat(lowered.output("sums")).containsExactly(1, 3, 6, 10, 30, 60);
    assertThat(lowered.output("last")).containsExactly(6, 60);
  }

  @Test
  void sumsFromTheEnd() {
    Lowered lowered =
        model(
            """
            input x: float[batch, 3]
            hs = scan z over x along -1 reversed with s = zeros([batch]) {
              s = s + z
              emit s
            }
            output sums = hs
            output last = s
            """);
    lowered.feed("x", 1, 2, 3, 10, 20, 30);
    assertThat(lowered.output("sums")).containsExactly(6, 5, 3, 60, 50, 30);
    assertThat(lowered.output("last")).containsExactly(6, 60);
  }

  @Test
  void carriesSeveralNamesTogether() {
    Lowered lowered =
        model(
            """
            input x: float[batch]
            fibonacci = scan i over range(7) along 0 with a = 0, b = 1 {
              emit a
              next = a + b
              a = b
              b = next
            }
            output y = fibonacci
            output next = [a, b]
            """);
    assertThat(lowered.output("y")).containsExactly(0, 1, 1, 2, 3, 5, 8);
    assertThat(lowered.output("next")).containsExactly(13, 21);
    assertThat(lowered.type("y")).isEqualTo("int[7]");
  }

  @Test
  void smoothsExponentially() {
    Lowered lowered =
        model(
            """
            input x: float[batch, 4]
            smooth = scan z over x along 1 with s = x[:, 0] {
              s = 0.5 * s + 0.5 * z
              emit s
            }
            output y = smooth
            """);
    lowered.feed("x", 8, 4, 2, 5);
    assertThat(lowered.output("y")).containsExactly(8, 6, 4, 4.5);
  }

  @Test
  void takesSeveralTensorsTogetherAndGivesSeveral() {
    Lowered lowered =
        model(
            """
            input x: float[batch, 2, 3]
            input keep: int[batch, 3]
            p, q = scan z, k over x, keep along -1 with s = zeros([batch, 2]) {
              s = where(k[:, newaxis] > 0, s + z, s)
              emit s, sum(s, axis: 1)
            }
            output y = p
            output total = q
            """);
    lowered.feed("x", 1, 2, 4, 10, 20, 40).feed("keep", 1, 0, 1);
    assertThat(lowered.type("y")).isEqualTo("float[batch, 2, 3]");
    assertThat(lowered.output("y")).containsExactly(1, 1, 5, 10, 10, 50);
    assertThat(lowered.output("total")).containsExactly(11, 11, 55);
  }

  @Test
  void aCarryTakesTheTypeThatItMeets() {
    Lowered lowered =
        model(
            """
            input x: float[batch, 3]
            scan z over x along 1 with s = 1, n = 0, t = true {
              s = s * z
              n = n + 1
              t = t and (z > 0)
            }
            output product = s
            output turns = n
            output positive = t
            """);
    lowered.feed("x", 2, 3, 4, 1, -1, 5);
    assertThat(lowered.type("product")).isEqualTo("float[batch]");
    assertThat(lowered.type("turns")).isEqualTo("int");
    assertThat(lowered.type("positive")).isEqualTo("bool[batch]");
    assertThat(lowered.output("product")).containsExactly(24, -5);
    assertThat(lowered.output("turns")).containsExactly(3);
    assertThat(lowered.output("positive")).containsExactly(1, 0);
  }

  @Test
  void onlyWhatIsCarriedRemains() {
    Lowered lowered =
        Lowered.model(
            """
            input x: float[batch, 3]
            a = x[:, 0]
            scan z over x along 1 with s = zeros([batch]) {
              a = z * 2
              s = s + a
            }
            output outer = a
            output last = s
            """);
    assertThat(lowered.problems()).isEmpty();
    lowered.feed("x", 1, 2, 3);
    assertThat(lowered.output("outer")).containsExactly(1);
    assertThat(lowered.output("last")).containsExactly(12);
  }

  @Test
  void aLoopOfNoTurnsGivesWhatItBeganWith() {
    Lowered lowered =
        model(
            """
            input x: float[batch, 3]
            hs = scan z over x[:, 0:0] along 1 with s = x[:, 1] {
              s = s + z
              emit s
            }
            output y = hs
            output last = s
            """);
    lowered.feed("x", 1, 2, 3);
    assertThat(lowered.output("y")).isEmpty();
    assertThat(lowered.output("last")).containsExactly(2);
  }

  @Test
  void loopsWithinEachOtherReadWhatIsAroundThem() {
    Lowered lowered =
        model(
            """
            input x: float[batch, 2]
            input scale: float[batch]
            rows = scan a over x along 1 with total = zeros([batch]) {
              row = scan b over x along 1 {
                emit a * b * scale + total
              }
              total = total + a
              emit row
            }
            output y = rows
            """);
    lowered.feed("x", 3, 5).feed("scale", 2);
    assertThat(lowered.type("y")).isEqualTo("float[batch, 2, 2]");
    assertThat(lowered.output("y")).containsExactly(18, 30, 33, 53);
  }

  @Test
  void parametersOfABodyAreMadeOnceAndNamedByTheirInstances() {
    Lowered lowered =
        model(
            """
            input x: float[batch, 3, 2]
            hs = scan z over x along 1 with h = zeros([batch, 4]) {
              param gain: float[4] = ones()
              cell = dense(4, tanh)
              h = cell(concat([z, h])) * gain
              emit h -> dense(2)
            }
            scan z over hs along 1 with k = zeros([batch, 2]) {
              for i in 0 ..< 2 {
                k = k + z -> dense(2)
              }
            }
            output y = hs
            output k_last = k
            """);
    assertThat(lowered.parameterNames())
        .containsExactly(
            "gain",
            "cell.W",
            "cell.b",
            "dense_1.W",
            "dense_1.b",
            "dense_2.W",
            "dense_2.b",
            "dense_3.W",
            "dense_3.b");
    lowered.initialize();
    lowered.feed("x", 1, 2, 3, 4, 5, 6);
    assertThat(lowered.output("y")).hasSize(6);
  }

  @Test
  void aParameterBeginsWithTheSameNumbersInALoopAndOutsideIt() {
    String layer =
        """
        layer cell(x: float[b, n]) -> float[b, n] {
          param W: float[n, n] = glorot_uniform()
          return x @ W
        }
        """;
    Lowered inside =
        Lowered.of(
            layer
                + """
                model M {
                  input x: float[batch, 3, 2]
                  scan z over x along 1 with h = zeros([batch, 2]) { h = cell(h + z) }
                  output y = h
                }
                """);
    Lowered outside =
        Lowered.of(
            layer
                + """
                model M {
                  input x: float[batch, 2]
                  output y = cell(x)
                }
                """);
    assertThat(inside.problems()).isEmpty();
    assertThat(inside.initialize().kept("cell_1.W"))
        .containsExactly(outside.initialize().kept("cell_1.W"));
  }

  @Test
  void drawsDifferFromTurnToTurnAndAreTheSameAgain() {
    Lowered lowered =
        model(
            """
            input x: float[batch, 2, 3]
            hs = scan row over x along 1 {
              inner = scan z over row along 1 { emit uniform([batch]) }
              emit inner
            }
            scan z over range(200) along 0 with mean_of_all = 0.0 {
              mean_of_all = mean_of_all + uniform([]) / 200
            }
            output y = hs
            output m = mean_of_all
            """);
    lowered.feed("x", 0, 0, 0, 0, 0, 0);
    double[] drawn = lowered.output("y");
    assertThat(Arrays.stream(drawn).distinct()).hasSize(6);
    assertThat(Arrays.stream(drawn).boxed()).allMatch(each -> each >= 0 && each < 1);
    assertThat(lowered.output("y")).containsExactly(drawn);
    assertThat(lowered.output("m")[0]).isCloseTo(0.5, within(0.08));
    lowered.set(Leaf.Scalar.STEP, 2);
    assertThat(lowered.output("y")).doesNotContain(drawn);
  }

  @Test
  void aStateThatATurnUpdatesIsNewInTheNext() {
    Lowered lowered =
        Lowered.of(
            """
            layer counted()(x: float[b]) -> float[b] {
              state seen: float = 0
              state untouched: float = 7
              update seen = seen + 1
              return x * seen + 0 * untouched
            }
            model M {
              input x: float[batch, 3]
              count = counted()
              hs = scan z over x along 1 {
                emit count(z)
              }
              output y = hs + count.seen
              loss = mean(hs)
            }
            """);
    assertThat(lowered.problems()).isEmpty();
    lowered.initialize().feed("x", 10, 10, 10);
    assertThat(lowered.trainingOutput("y")).containsExactly(13, 23, 33);
    assertThat(lowered.run("step").kept("count.seen")).containsExactly(3);
    assertThat(lowered.kept("count.untouched")).containsExactly(7);
  }

  @Test
  void aStateOfTheBodyAroundIsUpdatedInTurns() {
    Lowered lowered =
        Lowered.of(
            """
            layer totals(x: float[b, t]) -> float[b, t] {
              state total: float = 100
              before = total
              hs = scan z over x along 1 {
                update total = total + sum(z)
                emit z * 0 + total - before
              }
              return hs + total
            }
            model M {
              input x: float[batch, 3]
              output y = x -> totals
              loss = mean(y)
            }
            """);
    assertThat(lowered.problems()).isEmpty();
    lowered.initialize().feed("x", 1, 2, 3);
    assertThat(lowered.trainingOutput("y")).containsExactly(107, 109, 112);
    assertThat(lowered.run("step").kept("totals_1.total")).containsExactly(106);
  }

  @Test
  void eachTurnAddsItsPenaltyOnceForAllWhereItIsTheSame() {
    Lowered lowered =
        Lowered.of(
            """
            layer watched(x: float[b]) -> float[b] {
              param w: float = 3
              penalize w
              penalize sum(x)
              return x * w
            }
            model M {
              input x: float[batch, 3]
              w = watched
              hs = scan z over x along 1 { emit w(z) }
              output y = hs
              loss = sum(hs)
            }
            """);
    assertThat(lowered.problems()).isEmpty();
    lowered.initialize().feed("x", 1, 2, 4);
    assertThat(lowered.loss()).isEqualTo(21 + 3 + 7);
  }

  @Test
  void aDimensionOfTheBatchMayBeTheLoop() {
    Lowered lowered =
        model(
            """
            input x: float[batch]
            sums = scan z over x along 0 with s = 0 {
              s = s + z
              emit s
            }
            output y = sums
            """);
    lowered.feed("x", 1, 2, 3, 4);
    assertThat(lowered.output("y")).containsExactly(1, 3, 6, 10);
  }
}
