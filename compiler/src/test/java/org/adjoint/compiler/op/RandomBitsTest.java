package org.adjoint.compiler.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.adjoint.compiler.interpret.Interpreter;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statistics of random bits; bounds are at five standard deviations. */
class RandomBitsTest {
  private static final int COUNT = 1 << 18;
  private static final double DEVIATION = 1 / Math.sqrt(COUNT);

  private static int[] draw(int[] counters, int first, int second) {
    Graph graph = new Graph();
    Algebra algebra = Algebra.of(graph, Origin.NONE);
    TensorType type = new TensorType(ElementType.INT32, Shape.of(counters.length));
    Leaf leaf = new Leaf(Leaf.Kind.INPUT, "counter", type);
    Value bits =
        algebra.apply(
            new RandomBits(),
            algebra.apply(leaf),
            algebra.fill(algebra.constant(ElementType.INT32, first), type.shape()),
            algebra.fill(algebra.constant(ElementType.INT32, second), type.shape()));
    Tensor tensor = Tensor.ints(counters, counters.length);
    return Interpreter.of(Map.of(leaf, tensor), Map.of()).evaluate(bits).toInts();
  }

  private static int[] stream(int first, int second) {
    return draw(IntStream.range(0, COUNT).toArray(), first, second);
  }

  /** A random int as a number from −√3 to √3: of mean 0 and variance 1. */
  private static double standard(int bits) {
    return Math.sqrt(3) * (bits / 0x1p31);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 2", "0, 1", "-1, -1", "305419896, 42"})
  void momentsAreThoseOfUniformNumbers(int first, int second) {
    int[] bits = stream(first, second);
    double mean = 0;
    double square = 0;
    for (int each : bits) {
      mean += standard(each) / COUNT;
      square += standard(each) * standard(each) / COUNT;
    }

    assertThat(mean).isCloseTo(0, within(5 * DEVIATION));
    assertThat(square).isCloseTo(1, within(5 * DEVIATION * Math.sqrt(0.8)));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 2", "0, 1", "-1, -1", "305419896, 42"})
  void everyBitIsSetHalfOfTheTimeAndUnrelatedToThatOfTheNextNumber(int first, int second) {
    int[] bits = stream(first, second);
    for (int place = 0; place < 32; place++) {
      int set = 0;
      int changed = 0;
      for (int i = 0; i < COUNT; i++) {
        int next = bits[(i + 1) % COUNT];
        set += bits[i] >>> place & 1;
        changed += (bits[i] ^ next) >>> place & 1;
      }
      assertThat((double) set / COUNT).isCloseTo(0.5, within(2.5 * DEVIATION));
      assertThat((double) changed / COUNT).isCloseTo(0.5, within(2.5 * DEVIATION));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 2", "305419896, 42"})
  void numbersFarAndNearInAStreamAreUncorrelated(int first, int second) {
    int[] bits = stream(first, second);
    for (int lag : List.of(1, 2, 3, 16, 64, 784, 4096)) {
      assertThat(correlation(bits, bits, lag)).isCloseTo(0, within(5 * DEVIATION));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0, 1", "0, 0, 1, 0", "7, 9, 9, 7", "1, 1, 2, 2", "5, 5, 6, -2147483643"})
  void streamsOfOtherKeysAreUncorrelatedAtEveryDistance(int a, int b, int c, int d) {
    int[] one = stream(a, b);
    int[] other = stream(c, d);
    for (int lag = 0; lag < 40; lag++) {
      assertThat(correlation(one, other, lag)).isCloseTo(0, within(5 * DEVIATION));
    }
    assertThat(IntStream.range(0, COUNT).filter(i -> one[i] == other[i]).count()).isLessThan(3);
  }

  private static double correlation(int[] a, int[] b, int lag) {
    double sum = 0;
    for (int i = 0; i < COUNT; i++) {
      sum += standard(a[i]) * standard(b[(i + lag) % COUNT]);
    }
    return sum / COUNT;
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 2", "305419896, 42"})
  void theUpperEightBitsFillTheirClassesEvenly(int first, int second) {
    int[] counts = new int[256];
    for (int bits : stream(first, second)) {
      counts[bits >>> 24]++;
    }
    double expected = COUNT / 256.0;
    double statistic = 0;
    for (int count : counts) {
      statistic += (count - expected) * (count - expected) / expected;
    }

    // Chi-squared with 255 degrees of freedom: mean 255, standard deviation 22.6.
    assertThat(statistic).isBetween(255 - 5 * 22.6, 255 + 5 * 22.6);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 2", "305419896, 42"})
  void aStreamRepeatsNoNumber(int first, int second) {
    BitSet negative = new BitSet();
    BitSet positive = new BitSet();
    for (int bits : stream(first, second)) {
      (bits < 0 ? negative : positive).set(bits & Integer.MAX_VALUE);
    }

    assertThat(negative.cardinality() + positive.cardinality()).isEqualTo(COUNT);
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "2"})
  void flippingABitOfAnOperandFlipsEveryBitHalfOfTheTime(int operand) {
    int count = 1 << 14;
    int[] counters = IntStream.range(0, count).toArray();
    int[] plain = draw(counters, 11, 13);
    for (int flipped = 0; flipped < 32; flipped++) {
      int bit = 1 << flipped;
      int[] moved = operand == 0 ? IntStream.of(counters).map(c -> c ^ bit).toArray() : counters;
      int[] other = draw(moved, operand == 1 ? 11 ^ bit : 11, operand == 2 ? 13 ^ bit : 13);
      for (int place = 0; place < 32; place++) {
        int changed = 0;
        for (int i = 0; i < count; i++) {
          changed += (plain[i] ^ other[i]) >>> place & 1;
        }
        assertThat((double) changed / count).isCloseTo(0.5, within(3 / Math.sqrt(count)));
      }
    }
  }
}
