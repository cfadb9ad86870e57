package org.adjoint.compiler.op;

import static org.adjoint.compiler.op.Pieces.single;

import org.adjoint.compiler.ir.Arithmetic;

/**
 * Brings large angles within ±π, after Payne and Hanek: of the product with 2/π, what the high bits
 * of 2/π contribute is whole turns, so each range of arguments takes its own window of those bits.
 *
 * <p>A range spans 22 binary digits. Its arguments are scaled to whole numbers below 2^46 and its
 * window, the fraction of 2/π · 2^scale modulo 4, is given as three floats of 24 bits.
 */
final class LargeAngle {
  /** From where each range but the first goes. */
  private static final double[] STARTS = {0x1p46, 0x1p68, 0x1p90, 0x1p112};

  private static final double[] SCALES = {1, 0x1p-23, 0x1p-45, 0x1p-67, 0x1p-89};

  private static final double[] HIGH = {
    0x1.45f3p-1, 0x1.b7272p0, 0x1.054a78p-1, 0x1.f09d5ep1, 0x1.d1f534p1
  };

  private static final double[] MIDDLE = {
    0x1.b72722p-23, 0x1.054a8p-23, 0x1.c2757ep-23, 0x1.47d4d4p-23, 0x1.bb81b8p-24
  };

  private static final double[] LOW = {
    0x1.529fc2p-52, -0x1.ec5418p-48, -0x1.c15964p-48, -0x1.11f924p-48, -0x1.3ad4cep-48
  };

  /** Added and subtracted, it rounds to multiples of four: 1.5 · 2^25. */
  private static final double FOURS = 0x1.8p25;

  private LargeAngle() {}

  /** An angle within ±π that differs from x, |x| ≥ 2^18, by whole turns and at most 5e-7. */
  static <E> E reduce(Arithmetic<E> a, E x, E magnitude) {
    E fours = single(a, FOURS);
    E whole = a.multiply(magnitude, pick(a, magnitude, SCALES));
    // Exact: the rest of a product of 24-bit numbers by a power of two has no more than 24 bits.
    E turns = withoutFours(a, quartersOf(a, whole, pick(a, magnitude, HIGH), fours), fours);
    E part = quartersOf(a, whole, pick(a, magnitude, MIDDLE), fours);
    E end = a.fusedMultiplyAdd(whole, pick(a, magnitude, LOW), part);
    E quarters = withoutFours(a, a.add(turns, end), fours);
    E angle = a.multiply(quarters, single(a, 0x1.921fb6p0));
    E sign = a.and(a.floatToBits(x), Pieces.integer(a, 0x80000000));
    return a.bitsToFloat(a.exclusiveOr(a.floatToBits(angle), sign));
  }

  /** Of the entries of a table, that of the range that the magnitude is in. */
  private static <E> E pick(Arithmetic<E> a, E magnitude, double[] table) {
    E entry = single(a, table[0]);
    for (int range = 0; range < STARTS.length; range++) {
      E reached = a.lessOrEqual(single(a, STARTS[range]), magnitude);
      entry = a.select(reached, single(a, table[range + 1]), entry);
    }
    return entry;
  }

  /** The product of both less a multiple of four near it. */
  private static <E> E quartersOf(Arithmetic<E> a, E whole, E factor, E fours) {
    E negated = a.subtract(fours, a.fusedMultiplyAdd(whole, factor, fours));
    return a.fusedMultiplyAdd(whole, factor, negated);
  }

  private static <E> E withoutFours(Arithmetic<E> a, E quarters, E fours) {
    return a.add(quarters, a.subtract(fours, a.add(quarters, fours)));
  }
}
