package org.adjoint.compiler.op;

import static org.adjoint.compiler.op.Pieces.integer;
import static org.adjoint.compiler.op.Pieces.polynomial;
import static org.adjoint.compiler.op.Pieces.single;

import org.adjoint.compiler.ir.Arithmetic;
import org.adjoint.compiler.ir.LibraryFunction;

/**
 * Sine and cosine, at most 1.75 ulp off.
 *
 * <p>Up to 2^18 the argument is reduced by multiples of π/2 given in three floats. Beyond, where a
 * float is more than 1/32 from the next, {@link LargeAngle} reduces it. Both are computed for every
 * element: code without branches is the price of vectors.
 */
final class Trigonometry {
  private static final double LARGE = 0x1p18;
  private static final int SIGN = 0x80000000;

  private Trigonometry() {}

  /** sin x, in 100 instructions, 77 of them for large arguments. */
  static <E> E sin(Arithmetic<E> a, E x) {
    if (!Pieces.isSingle(a, x)) {
      return Pieces.library(a, LibraryFunction.SIN, x);
    }
    E sign = a.and(a.floatToBits(x), integer(a, SIGN));
    return a.bitsToFloat(a.exclusiveOr(turned(a, x, 0), sign));
  }

  /** cos x, in 98 instructions. */
  static <E> E cos(Arithmetic<E> a, E x) {
    if (!Pieces.isSingle(a, x)) {
      return Pieces.library(a, LibraryFunction.COS, x);
    }
    return a.bitsToFloat(turned(a, x, 1));
  }

  /** The bits of the sine of |x| and so many quarters of a turn. */
  private static <E> E turned(Arithmetic<E> a, E x, int quarters) {
    E magnitude = a.absolute(x);
    E isLarge = a.less(single(a, LARGE), magnitude);
    LargeAngle.Quartered<E> large = LargeAngle.divide(a, magnitude);
    E angle = a.select(isLarge, large.rest(), magnitude);
    E shift = single(a, Exponential.WHOLE + quarters);
    E shifted = a.fusedMultiplyAdd(angle, single(a, 0x1.45f306p-1), shift);
    E n = a.subtract(shifted, shift);
    E first = a.fusedMultiplyAdd(n, single(a, -0x1.921fb4p0), angle);
    E second = a.fusedMultiplyAdd(n, single(a, -0x1.4442dp-24), first);
    E r = a.fusedMultiplyAdd(n, single(a, -0x1.846988p-48), second);
    E taken = a.select(isLarge, large.quarters(), integer(a, 0));
    E quadrant = a.add(a.floatToBits(shifted), taken);
    E isOdd = a.equal(a.and(quadrant, integer(a, 1)), integer(a, 1));
    E value = a.select(isOdd, cosineNearZero(a, r), sineNearZero(a, r));
    E sign = a.shiftLeft(a.and(quadrant, integer(a, 2)), 30);
    return a.exclusiveOr(a.floatToBits(value), sign);
  }

  private static <E> E sineNearZero(Arithmetic<E> a, E r) {
    E square = a.multiply(r, r);
    E tail = polynomial(a, square, -0x1.985eeap-13, 0x1.11047ep-7, -0x1.55553ep-3);
    return a.fusedMultiplyAdd(a.multiply(r, square), tail, r);
  }

  private static <E> E cosineNearZero(Arithmetic<E> a, E r) {
    E square = a.multiply(r, r);
    return polynomial(a, square, 0x1.98fa2p-16, -0x1.6c08b6p-10, 0x1.555544p-5, -0.5, 1);
  }
}
