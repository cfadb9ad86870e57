package org.adjoint.compiler.ir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IndexExpressionTest {
  private static final Map<String, Long> SYMBOLS = Map.of("T", 5L);
  private static final Dimension T = Dimension.symbol("T");

  private static Dimension of(long number) {
    return Dimension.of(number);
  }

  private static IndexExpression loop(int number, long extent) {
    return IndexExpression.loop(number, of(extent));
  }

  @Test
  void theQuotientAndTheRestOfNestedLoopsAreTheLoops() {
    IndexExpression flat = loop(0, 4).times(of(3)).plus(loop(1, 3));

    assertThat(flat.dividedBy(of(3))).isEqualTo(loop(0, 4));
    assertThat(flat.remainder(of(3))).isEqualTo(loop(1, 3));
  }

  @Test
  void symbolicExtentsDivideToo() {
    IndexExpression flat = loop(0, 4).times(T).plus(IndexExpression.loop(1, T));

    assertThat(flat.dividedBy(T)).isEqualTo(loop(0, 4));
    assertThat(flat.remainder(T)).isEqualTo(IndexExpression.loop(1, T));
  }

  @Test
  void quotientsAndRemaindersAddUpToWhatWasDivided() {
    IndexExpression flat = loop(0, 1600);
    IndexExpression pixel = flat.dividedBy(of(64));
    IndexExpression row = pixel.dividedBy(of(5));
    IndexExpression column = pixel.remainder(of(5));

    assertThat(row.times(of(320)).plus(column.times(of(64))).plus(flat.remainder(of(64))))
        .isEqualTo(flat);
  }

  @Test
  void anIndexInATurnOfALoopIsTheIndexWhereTheLoopIsThere() {
    Random random = new Random(4);
    for (int round = 0; round < 5_000; round++) {
      IndexExpression index = someIndex(random);
      int turn = random.nextInt(EXTENTS[1]);
      int other = random.nextInt(EXTENTS[0]);
      IndexExpression turned = index.at(new IndexExpression.Atom.Loop(1, of(EXTENTS[1])), turn);

      assertThat(turned.factors().keySet()).noneMatch(turnedAtom -> mentions(turnedAtom, 1));
      assertThat(new Evaluation(SYMBOLS, other, 0, 3).of(turned))
          .as("%s in turn %d", index, turn)
          .isEqualTo(new Evaluation(SYMBOLS, other, turn, 3).of(index));
    }
  }

  private static boolean mentions(IndexExpression.Atom atom, int loop) {
    return atom.toString().contains("number=" + loop + ",");
  }

  @Test
  void aLoopOfOneTurnIsZero() {
    assertThat(loop(3, 1)).isEqualTo(IndexExpression.ZERO);
  }

  @Test
  void aRestThatCanBeNegativeIsNotDroppedFromAQuotient() {
    // 3 i + j - 2 by 3 is i - 1 for j < 2.
    IndexExpression index = loop(0, 4).times(of(3)).plus(loop(1, 3)).plus(of(-2));
    Evaluation place = new Evaluation(SYMBOLS, 2, 0);

    assertThat(place.of(index.dividedBy(of(3)))).isEqualTo(1);
    assertThat(place.of(index.remainder(of(3)))).isEqualTo(1);
  }

  @Test
  void divisionsOfRandomIndicesAreThoseOfTheirNumbers() {
    Random random = new Random(3);
    for (int round = 0; round < 20_000; round++) {
      IndexExpression index = someIndex(random);
      Dimension divisor = random.nextInt(4) == 0 ? T : of(1 + random.nextInt(6));
      long by = divisor.evaluate(SYMBOLS);
      IndexExpression quotient = index.dividedBy(divisor);
      IndexExpression rest = index.remainder(divisor);
      for (int turn = 0; turn < 8; turn++) {
        Evaluation place = somePlace(random);
        long number = place.of(index);
        // Both are asked for only where the index is not negative.
        if (number >= 0) {
          assertThat(place.of(quotient)).as("%s by %s", index, divisor).isEqualTo(number / by);
          assertThat(place.of(rest)).as("%s by %s", index, divisor).isEqualTo(number % by);
        }
      }
    }
  }

  @Test
  void anIndexThatIsCertainlyBelowABoundIs() {
    Random random = new Random(4);
    int certain = 0;
    for (int round = 0; round < 20_000; round++) {
      IndexExpression index = someIndex(random);
      Dimension bound = of(random.nextInt(40));
      if (index.isCertainlyBelow(bound)) {
        certain++;
        assertThat(somePlace(random).of(index)).isBetween(0L, bound.constant() - 1);
      }
    }
    assertThat(certain).isGreaterThan(500);
  }

  private static final int[] EXTENTS = {4, 3, 6};

  private static IndexExpression someIndex(Random random) {
    IndexExpression sum = IndexExpression.constant(of(random.nextInt(9) - 3));
    for (int number = 0; number < EXTENTS.length; number++) {
      IndexExpression loop = loop(number, EXTENTS[number]);
      Dimension factor = random.nextInt(6) == 0 ? T : of(random.nextInt(8) - 1);
      sum = sum.plus(loop.times(factor));
    }
    if (random.nextInt(3) == 0) {
      IndexExpression inner = loop(0, 4).times(of(2)).plus(loop(2, 6));
      sum = sum.plus(inner.dividedBy(of(4))).plus(inner.remainder(of(4)));
    }
    return sum;
  }

  private static Evaluation somePlace(Random random) {
    return new Evaluation(
        SYMBOLS,
        random.nextInt(EXTENTS[0]),
        random.nextInt(EXTENTS[1]),
        random.nextInt(EXTENTS[2]));
  }

  @Test
  void nestedLoopsThatCountThroughAnArrayJoinIntoOne() {
    IndexExpression.Atom.Loop outer = new IndexExpression.Atom.Loop(0, of(4));
    IndexExpression.Atom.Loop inner = new IndexExpression.Atom.Loop(1, of(3));
    IndexExpression flat = loop(0, 4).times(of(6)).plus(loop(1, 3).times(of(2))).plus(of(1));

    assertThat(flat.joined(outer, inner)).contains(loop(0, 12).times(of(2)).plus(of(1)));
    assertThat(loop(0, 4).plus(loop(1, 3)).joined(outer, inner)).isEmpty();
    assertThat(flat.dividedBy(of(5)).joined(outer, inner)).isEmpty();
    assertThat(loop(2, 6).joined(outer, inner)).contains(loop(2, 6));
  }

  @Test
  void aLoopIsFoundInsideADivision() {
    IndexExpression.Atom.Loop outer = new IndexExpression.Atom.Loop(0, of(4));
    IndexExpression index = loop(0, 4).plus(loop(1, 3)).dividedBy(of(2));

    assertThat(index.mentions(outer)).isTrue();
    assertThat(loop(1, 3).mentions(outer)).isFalse();
  }

  @Test
  void anIndexPrintsAsASum() {
    assertThat(loop(0, 4).times(of(3)).plus(loop(1, 3)).plus(of(2)))
        .hasToString("(3) * i0 + i1 + 2");
    assertThat(IndexExpression.ZERO).hasToString("0");
  }

  @Test
  void divisionsPrintWithWhatTheyDivide() {
    IndexExpression index = loop(0, 4).plus(loop(1, 3));

    assertThat(index.dividedBy(of(2))).hasToString("(i0 + i1) / 2");
    assertThat(index.remainder(of(2))).hasToString("(i0 + i1) % 2");
  }

  @Test
  void anIndexEqualsOneOfTheSameAtomsAndConstantOnly() {
    IndexExpression index = loop(0, 4).times(of(3)).plus(of(1));

    assertThat(index)
        .isEqualTo(loop(0, 4).times(of(3)).plus(of(1)))
        .isNotEqualTo(loop(0, 4).times(of(3)))
        .isNotEqualTo(loop(0, 4).times(of(2)).plus(of(1)))
        .isNotEqualTo(of(1));
    assertThat(index.hashCode()).isNotEqualTo(loop(0, 4).times(of(3)).plus(of(2)).hashCode());
    assertThat(index.hashCode()).isNotEqualTo(loop(0, 4).times(of(2)).plus(of(1)).hashCode());
  }

  @Test
  void anIndexWithoutLoopsIsConstant() {
    assertThat(IndexExpression.constant(T).isConstant()).isTrue();
    assertThat(loop(0, 4).isConstant()).isFalse();
  }

  @Test
  void whatCancelsIsNoLongerThere() {
    IndexExpression loop = loop(0, 4).times(of(3));

    assertThat(loop.plus(loop(0, 4).times(of(-3)))).isEqualTo(IndexExpression.ZERO);
    assertThat(loop.plus(loop(1, 3)).plus(loop(0, 4).times(of(-3)))).isEqualTo(loop(1, 3));
  }

  @Test
  void aSymbolicConstantDividesByItsSymbolOnly() {
    IndexExpression index = loop(0, 4).times(T).plus(T.times(of(2)));

    assertThat(index.dividedBy(T)).isEqualTo(loop(0, 4).plus(of(2)));
    assertThat(index.remainder(T)).isEqualTo(IndexExpression.ZERO);
    assertThat(new Evaluation(SYMBOLS, 3).of(index.dividedBy(of(2)))).isEqualTo(12);
  }

  @Test
  void aQuotientHasNoKnownLastNumberSoThatADifferenceOfItIsNotBelowABound() {
    IndexExpression quotient = loop(0, 7).dividedBy(of(2));

    assertThat(quotient.isCertainlyBelow(of(100))).isFalse();
    assertThat(quotient.times(of(-1)).plus(of(50)).isCertainlyBelow(of(100))).isFalse();
  }

  @Test
  void aDivisionThatCountsThroughNeitherLoopDoesNotKeepThemFromJoining() {
    IndexExpression.Atom.Loop outer = new IndexExpression.Atom.Loop(0, of(4));
    IndexExpression.Atom.Loop inner = new IndexExpression.Atom.Loop(1, of(3));
    IndexExpression other = loop(2, 7).dividedBy(of(2));
    IndexExpression flat = loop(0, 4).times(of(3)).plus(loop(1, 3));

    assertThat(flat.plus(other).joined(outer, inner)).contains(loop(0, 12).plus(other));
    assertThat(flat.plus(loop(1, 3).plus(loop(2, 7)).dividedBy(of(2))).joined(outer, inner))
        .isEmpty();
  }

  @Test
  void aDivisionMentionsTheLoopsItDividesAndNoOthers() {
    IndexExpression index = loop(0, 4).plus(loop(1, 3)).remainder(of(2));

    assertThat(index.mentions(new IndexExpression.Atom.Loop(1, of(3)))).isTrue();
    assertThat(index.mentions(new IndexExpression.Atom.Loop(2, of(6)))).isFalse();
  }

  @Test
  void whatIsSubtractedIsDividedApartOnlyWhereTheRestIsNeverNegative() {
    IndexExpression threes = loop(1, 4).times(of(3));
    IndexExpression two = threes.plus(loop(0, 3).times(of(-1))).plus(of(2));
    IndexExpression half = loop(0, 7).dividedBy(of(2));

    assertThat(two.dividedBy(of(3))).hasToString("i1 + ((-1) * i0 + 2) / 3");
    assertThat(threes.plus(half.times(of(-1))).plus(of(9)).dividedBy(of(3)))
        .hasToString("((3) * i1 + (-1) * (i0) / 2 + 9) / 3");
  }
}
