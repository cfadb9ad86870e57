package org.adjoint.compiler.op;

import static org.adjoint.compiler.op.Pieces.single;

import org.adjoint.compiler.ir.Arithmetic;

/**
 * Divides large angles by π/2, after Payne and Hanek: of the product with 2/π, what the high bits
 * of 2/π contribute is whole turns, so each range of arguments takes its own window of those bits.
 *
 * <p>A range spans 22 binary digits. Its arguments are scaled to multiples of 2^-5 below 2^40. Its
 * window, 2/π · 2^scale modulo 2^7, is given as four floats of 24 bits. The product with them is
 * kept modulo 4 as a sum of floats whose error is below 2^-50: no float is nearer than 2^-30 to a
 * multiple of π/2, so that what is left has 20 bits and more, and 24 where it matters.
 */
final class LargeAngle {
  /** From where each range but the first goes. */
  private static final double[] STARTS = {0x1p40, 0x1p62, 0x1p84, 0x1p106};

  private static final double[] SCALES = {1, 0x1p-22, 0x1p-44, 0x1p-66, 0x1p-88};

  private static final double[] HIGH = {
    0x1.45f3p-1, 0x1.836e4ep6, 0x1.91054ap6, 0x1.3f84ecp5, 0x1.5f47d4p6
  };

  private static final double[] MIDDLE = {
    0x1.b7274p-23, 0x1.1054a8p-20, 0x1.fc2758p-20, -0x1.05c158p-19, 0x1.a6ee08p-19
  };

  private static final double[] LOW = {
    -0x1.df56bp-43, -0x1.ec54p-49, -0x1.70564p-47, -0x1.6447e4p-43, -0x1.24eb54p-43
  };

  private static final double[] LOWEST = {
    -0x1.ec5418p-71, -0x1.70565ap-69, -0x1.911f92p-67, -0x1.275a9ap-68, 0x1.93c43ap-68
  };

  /**
   * Added to a number from 0 to 2^47 and subtracted, it rounds to multiples of four: 1.5 · 2^25.
   */
  private static final double FOURS = 0x1.8p25;

  /** π/2 as the sum of two floats. */
  private static final double RIGHT_ANGLE = 0x1.921fb6p0;

  private static final double REST_OF_RIGHT_ANGLE = -0x1.777a5cp-25;

  /**
   * An angle as quarters of a turn and what is left of it.
   *
   * @param quarters an int whose two lowest bits count them
   * @param rest the rest, hardly more than π/4, to about one unit in the last place
   */
  record Quartered<E>(E quarters, E rest) {}

  /** A number near another one, and exactly what it lacks. */
  private record Near<E>(E value, E error) {}

  private LargeAngle() {}

  /** A magnitude of at least 2^18 in quarters of a turn. */
  static <E> Quartered<E> divide(Arithmetic<E> a, E magnitude) {
    E scaled = a.multiply(magnitude, pick(a, magnitude, SCALES));
    E high = productWithoutFours(a, scaled, pick(a, magnitude, HIGH));
    Near<E> middle = product(a, scaled, pick(a, magnitude, MIDDLE));
    Near<E> low = product(a, scaled, pick(a, magnitude, LOW));
    E lowest = a.fusedMultiplyAdd(scaled, pick(a, magnitude, LOWEST), low.error);

    Near<E> large = sum(a, fraction(a, high), fraction(a, middle.value));
    Near<E> small = sum(a, middle.error, low.value);
    Near<E> both = sum(a, large.value, small.value);
    E errors = a.add(a.add(large.error, both.error), a.add(small.error, lowest));
    Near<E> part = sumByMagnitude(a, fraction(a, both.value), errors);

    E quarters = a.add(a.add(units(a, high), units(a, middle.value)), units(a, both.value));
    return new Quartered<>(quarters, timesRightAngle(a, part));
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

  /**
   * The product of numbers from 0 less a multiple of four near it. It is exact: what a product of
   * 48 bits has below its highest 24, or below a power of two, has no more than 24.
   */
  private static <E> E productWithoutFours(Arithmetic<E> a, E x, E y) {
    E fours = single(a, FOURS);
    E negated = a.subtract(fours, a.fusedMultiplyAdd(x, y, fours));
    return a.fusedMultiplyAdd(x, y, negated);
  }

  private static <E> Near<E> product(Arithmetic<E> a, E x, E y) {
    E value = a.multiply(x, y);
    return new Near<>(value, a.fusedMultiplyAdd(x, y, a.negate(value)));
  }

  /** The sum of any two numbers, after Knuth. */
  private static <E> Near<E> sum(Arithmetic<E> a, E x, E y) {
    E value = a.add(x, y);
    E ofY = a.subtract(value, x);
    E lostOfX = a.subtract(x, a.subtract(value, ofY));
    return new Near<>(value, a.add(lostOfX, a.subtract(y, ofY)));
  }

  /** The sum of a number and one that is smaller, or no finer, after Dekker. */
  private static <E> Near<E> sumByMagnitude(Arithmetic<E> a, E x, E y) {
    E value = a.add(x, y);
    return new Near<>(value, a.subtract(y, a.subtract(value, x)));
  }

  private static <E> E nearestWhole(Arithmetic<E> a, E x) {
    return a.add(x, single(a, Exponential.WHOLE));
  }

  /** A number up to 2^22 less the nearest whole number. */
  private static <E> E fraction(Arithmetic<E> a, E x) {
    return a.subtract(x, a.subtract(nearestWhole(a, x), single(a, Exponential.WHOLE)));
  }

  /** An int that ends in the two lowest bits of the nearest whole number. */
  private static <E> E units(Arithmetic<E> a, E x) {
    return a.floatToBits(nearestWhole(a, x));
  }

  private static <E> E timesRightAngle(Arithmetic<E> a, Near<E> quarters) {
    E rightAngle = single(a, RIGHT_ANGLE);
    E error = a.multiply(quarters.error, rightAngle);
    E rest = a.fusedMultiplyAdd(quarters.value, single(a, REST_OF_RIGHT_ANGLE), error);
    return a.fusedMultiplyAdd(quarters.value, rightAngle, rest);
  }
}
