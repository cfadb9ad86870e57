package org.adjoint.compiler.op;

import static org.adjoint.compiler.op.Pieces.atLeast;
import static org.adjoint.compiler.op.Pieces.atMost;
import static org.adjoint.compiler.op.Pieces.library;
import static org.adjoint.compiler.op.Pieces.polynomial;
import static org.adjoint.compiler.op.Pieces.single;

import org.adjoint.compiler.ir.Arithmetic;
import org.adjoint.compiler.ir.LibraryFunction;

/**
 * The exponential function and what is made of it.
 *
 * <p>x = m · step + r, with step a multiple of log 2 and r small: the power of two is a shift into
 * the exponent of a float, the rest a polynomial. The whole number m comes from adding a number so
 * large that what is left of the sum's significand is m; nothing is converted to an int.
 */
final class Exponential {
  /** Added, it leaves whole numbers in the low bits of a float: 1.5 · 2^23. */
  static final double WHOLE = 0x1.8p23;

  /** What the exponent 0 is stored as. */
  private static final int BIAS = 127;

  /** Below it, the exponential function rounds to zero. */
  private static final double LEAST = -104;

  private Exponential() {}

  /** e^x: 19 instructions, at most 1.65 ulp off, never falling. */
  static <E> E exp(Arithmetic<E> a, E x) {
    if (!Pieces.isSingle(a, x)) {
      return library(a, LibraryFunction.EXP, x);
    }
    return scaled(a, atLeast(a, atMost(a, x, 88.75), LEAST), 0);
  }

  /** e^x for x up to 88: the instructions of {@link #exp} but for a comparison. */
  static <E> E expOfModerate(Arithmetic<E> a, E x) {
    return scaled(a, atLeast(a, x, LEAST), 0);
  }

  /**
   * e^x · 2^2k for −104 ≤ x ≤ 88.75, in single precision. With step = 2 log 2 the power of two is
   * applied as two equal factors, neither of which overflows or underflows where the result does
   * not.
   */
  static <E> E scaled(Arithmetic<E> a, E x, int k) {
    E shift = single(a, WHOLE + BIAS + k);
    E shifted = a.fusedMultiplyAdd(x, single(a, 0x1.715476p-1), shift);
    E m = a.subtract(shifted, shift);
    E near = a.fusedMultiplyAdd(m, single(a, -0x1.62e4p0), x);
    E r = a.fusedMultiplyAdd(m, single(a, -0x1.7f7d1cp-19), near);
    E tail =
        polynomial(
            a,
            r,
            0x1.9baa6cp-13,
            0x1.71bf90p-10,
            0x1.1126e4p-7,
            0x1.5549eep-5,
            0x1.555514p-3,
            0x1.00000cp-1);
    E above = a.fusedMultiplyAdd(a.multiply(r, r), tail, r);
    E factor = a.bitsToFloat(a.shiftLeft(a.floatToBits(shifted), 23));
    return a.multiply(a.multiply(a.add(above, single(a, 1)), factor), factor);
  }

  /** e^x + c for |x| ≤ 40, in single precision, in 13 instructions. */
  static <E> E plus(Arithmetic<E> a, E x, double c) {
    E shift = single(a, WHOLE + BIAS);
    E shifted = a.fusedMultiplyAdd(x, single(a, 0x1.715476p0), shift);
    E n = a.subtract(shifted, shift);
    // For so few n the error of log 2 in single precision, 2e-9, does not count.
    E r = a.fusedMultiplyAdd(n, single(a, -0x1.62e430p-1), x);
    E power =
        polynomial(
            a, r, 0x1.6a4ed2p-10, 0x1.12399cp-7, 0x1.5558b0p-5, 0x1.555492p-3, 0x1.fffffcp-2, 1, 1);
    E factor = a.bitsToFloat(a.shiftLeft(a.floatToBits(shifted), 23));
    return a.fusedMultiplyAdd(power, factor, single(a, c));
  }

  /** e^x − 1: 21 instructions, at most 1.54 ulp off, never falling. */
  static <E> E expm1(Arithmetic<E> a, E x) {
    if (!Pieces.isSingle(a, x)) {
      return library(a, LibraryFunction.EXPM1, x);
    }
    E bounded = atLeast(a, atMost(a, x, 89), -18);
    // Half of the result is computed, and doubled: so the power of two stays finite at the end.
    E shift = single(a, WHOLE + BIAS - 1);
    E shifted = a.fusedMultiplyAdd(bounded, single(a, 0x1.715476p0), shift);
    E n = a.subtract(shifted, shift);
    E near = a.fusedMultiplyAdd(n, single(a, -0x1.62e4p-1), bounded);
    E r = a.fusedMultiplyAdd(n, single(a, -0x1.7f7d1cp-20), near);
    E tail = polynomial(a, r, 0x1.6c6418p-10, 0x1.122406p-7, 0x1.5555acp-5, 0x1.5554b6p-3, 0x1p-1);
    E above = a.fusedMultiplyAdd(a.multiply(r, r), tail, r);
    E factor = a.bitsToFloat(a.shiftLeft(a.floatToBits(shifted), 23));
    E half = a.fusedMultiplyAdd(above, factor, a.subtract(factor, single(a, 0.5)));
    E small = a.less(a.absolute(x), single(a, 0x1p-24));
    return a.select(small, x, a.add(half, half));
  }
}
