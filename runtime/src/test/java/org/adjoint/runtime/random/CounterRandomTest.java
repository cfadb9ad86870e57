package org.adjoint.runtime.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CounterRandomTest {
  @Test
  void isTheSequenceOfSplitMix64() {
    SplittableRandom sequence = new SplittableRandom(42);
    for (int i = 0; i < 1000; i++) {
      assertThat(CounterRandom.bits(42, i)).isEqualTo(sequence.nextLong());
    }
  }

  @Test
  void permutationsHoldEachIndexOnceAndDependOnTheKey() {
    int[] first = new int[1000];
    int[] second = new int[1000];
    CounterRandom.permute(1, first);
    CounterRandom.permute(2, second);
    assertThat(IntStream.of(first).sorted().toArray())
        .containsExactly(IntStream.range(0, 1000).toArray());
    assertThat(first).isNotEqualTo(second);
  }

  @Test
  void everyPermutationOfThreeIsAsLikelyAsAnother() {
    int[] counts = new int[27];
    int[] order = new int[3];
    for (int key = 0; key < 60_000; key++) {
      CounterRandom.permute(CounterRandom.bits(5, key), order);
      counts[order[0] * 9 + order[1] * 3 + order[2]]++;
    }
    for (int code : new int[] {5, 7, 11, 15, 19, 21}) {
      assertThat(counts[code]).isBetween(9_600, 10_400);
    }
  }

  @Test
  void theNormalDistributionHasItsMoments() {
    double sum = 0;
    double squares = 0;
    double fourth = 0;
    int count = 200_000;
    for (int i = 0; i < count; i++) {
      double draw = CounterRandom.normal(9, i);
      sum += draw;
      squares += draw * draw;
      fourth += draw * draw * draw * draw;
    }
    assertThat(sum / count).isCloseTo(0, within(0.01));
    assertThat(squares / count).isCloseTo(1, within(0.02));
    assertThat(fourth / count).isCloseTo(3, within(0.15));
  }

  @Test
  void keysOfDifferentPurposesDiffer() {
    assertThat(CounterRandom.key(1, "Aa")).isNotEqualTo(CounterRandom.key(1, "BB"));
    assertThat(CounterRandom.key(1, "a")).isNotEqualTo(CounterRandom.key(2, "a"));
  }
}
