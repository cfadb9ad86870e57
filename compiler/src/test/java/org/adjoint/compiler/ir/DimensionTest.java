package org.adjoint.compiler.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DimensionTest {
  private static final Dimension T = Dimension.symbol("T");
  private static final Dimension BATCH = Dimension.BATCH;

  private static Dimension of(long number) {
    return Dimension.of(number);
  }

  @Test
  void aPolynomialPrintsAsItIsWrittenByHand() {
    Dimension dimension = BATCH.times(T).times(of(3)).minus(T).plus(of(2));

    assertThat(dimension).hasToString("3 * T * batch - T + 2");
    assertThat(Dimension.ZERO).hasToString("0");
    assertThat(of(-1).times(T)).hasToString("-T");
  }

  @Test
  void equalPolynomialsAreEqualHoweverTheyWereMade() {
    Dimension sum = T.plus(BATCH);
    Dimension square = sum.times(sum);
    Dimension expanded =
        BATCH.times(BATCH).plus(T.times(T)).plus(of(2).times(BATCH).times(T)).plus(of(0));

    assertThat(square).isEqualTo(expanded).hasSameHashCodeAs(expanded);
    assertThat(square.minus(expanded)).isEqualTo(Dimension.ZERO);
    assertThat(square).isNotEqualTo(expanded.plus(Dimension.ONE));
  }

  @Test
  void arithmeticAgreesWithThatOfTheNumbersTheSymbolsStandFor() {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      Map<String, Long> symbols =
          Map.of("batch", 1L + random.nextInt(9), "T", 1L + random.nextInt(9));
      Dimension a = some(random);
      Dimension b = some(random);
      long x = a.evaluate(symbols);
      long y = b.evaluate(symbols);

      assertThat(a.plus(b).evaluate(symbols)).isEqualTo(x + y);
      assertThat(a.minus(b).evaluate(symbols)).isEqualTo(x - y);
      assertThat(a.times(b).evaluate(symbols)).isEqualTo(x * y);
      a.dividedBy(b).ifPresent(q -> assertThat(q.times(b)).isEqualTo(a));
      if (a.isNeverNegative()) {
        assertThat(x).isNotNegative();
      }
    }
  }

  private static Dimension some(Random random) {
    Dimension sum = of(random.nextInt(7) - 3);
    for (int term = random.nextInt(3); term > 0; term--) {
      Dimension product = of(random.nextInt(7) - 3).times(random.nextBoolean() ? T : BATCH);
      sum = sum.plus(random.nextBoolean() ? product : product.times(T));
    }
    return sum;
  }

  @Test
  void aQuotientIsExactOrThereIsNone() {
    assertThat(BATCH.times(of(6)).dividedBy(of(3))).contains(BATCH.times(of(2)));
    assertThat(BATCH.times(T).plus(T).dividedBy(T)).contains(BATCH.plus(of(1)));
    assertThat(BATCH.plus(T).dividedBy(BATCH.plus(T))).contains(Dimension.ONE);
    assertThat(BATCH.times(of(6)).dividedBy(of(4))).isEmpty();
    assertThat(BATCH.dividedBy(T)).isEmpty();
    assertThat(T.plus(of(1)).dividedBy(T)).isEmpty();
  }

  @Test
  void whatTheDivisionByASumGivesIsLeftOpen() {
    Dimension sum = T.plus(of(1));

    assertThat(sum.times(of(2)).dividedBy(sum)).isEmpty();
  }

  @Test
  void aSymbolIsTakenToBeAtLeastOne() {
    assertThat(T.minus(of(1)).isNeverNegative()).isTrue();
    assertThat(T.minus(of(2)).isNeverNegative()).isFalse();
    assertThat(BATCH.minus(T).isNeverNegative()).isFalse();
  }

  @Test
  void anOverflowIsReported() {
    Dimension huge = of(Long.MAX_VALUE / 2);

    assertThatThrownBy(() -> huge.times(of(3))).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> huge.times(T).plus(huge.times(T)).plus(huge.times(T)))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> T.times(T).evaluate(Map.of("T", 1L << 40)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void aSymbolWithoutAValueIsNamed() {
    assertThatThrownBy(() -> T.evaluate(Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("T");
  }

  @Test
  void onlyAKnownExtentIsANumber() {
    assertThat(of(4).constant()).isEqualTo(4);
    assertThat(T.minus(T).constant()).isZero();
    assertThat(T.symbols()).containsExactly("T");
    assertThatThrownBy(T::constant).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anExtentIsAtMostAnotherWhereNoFactorIsLarger() {
    assertThat(of(3).isAtMost(of(3))).isTrue();
    assertThat(of(3).isAtMost(of(4))).isTrue();
    assertThat(of(4).isAtMost(of(3))).isFalse();
    assertThat(T.isAtMost(T)).isTrue();
    assertThat(T.isAtMost(T.times(of(2)).plus(BATCH))).isTrue();
    assertThat(T.times(of(2)).isAtMost(T)).isFalse();
    assertThat(T.plus(of(1)).isAtMost(T)).isFalse();
    assertThat(T.isAtMost(T.minus(of(1)))).isFalse();
    assertThat(T.isAtMost(BATCH)).isFalse();
    assertThat(T.isAtMost(of(9))).isFalse();
    assertThat(of(0).isAtMost(T)).isTrue();
    assertThat(of(2).isAtMost(T)).as("T may be one").isFalse();
  }

  @Test
  void anEstimateTakesOtherSymbolsForAUsualSize() {
    assertThat(BATCH.times(T).plus(of(3)).expected(10)).isEqualTo(10 * Dimension.USUAL_EXTENT + 3);
    assertThat(of(7).expected(10)).isEqualTo(7);
  }

  @Test
  void theTermsAreTheFactorsOfTheProducts() {
    assertThat(T.times(of(3)).minus(of(2)).terms())
        .isEqualTo(Map.of(List.of("T"), 3L, List.<String>of(), -2L));
  }

  @Test
  void aNumberIsThatNumberAlone() {
    assertThat(of(4).is(4)).isTrue();
    assertThat(of(4).is(5)).isFalse();
    assertThat(T.is(1)).isFalse();
    assertThat(Dimension.symbol("T")).isEqualTo(T).isNotEqualTo(BATCH);
    assertThat(T.hashCode()).isNotEqualTo(BATCH.hashCode());
  }
}
