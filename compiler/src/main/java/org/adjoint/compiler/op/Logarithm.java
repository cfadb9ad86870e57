package org.adjoint.compiler.op;

import static org.adjoint.compiler.op.Pieces.integer;
import static org.adjoint.compiler.op.Pieces.library;
import static org.adjoint.compiler.op.Pieces.polynomial;
import static org.adjoint.compiler.op.Pieces.single;

import org.adjoint.compiler.ir.Arithmetic;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.LibraryFunction;

/**
 * The natural logarithm, of a number and of one more than a number.
 *
 * <p>The argument is 2^e · (1 + f) with 1 + f from √½ to √2: subtracting the bits of √½ leaves e in
 * the exponent's place, and e · 2^23, which is an int, is what log 2 · 2^−23 is multiplied with.
 */
final class Logarithm {
  private static final int ROOT_OF_HALF = 0x3f3504f3;
  private static final int EXPONENT = 0xff800000;
  private static final int SIGNIFICAND_BITS = 23;
  private static final double LOG_2 = 0x1.62e430p-1 * 0x1p-23;

  private Logarithm() {}

  /** log x: 26 instructions, at most 1.17 ulp off, never falling. */
  static <E> E log(Arithmetic<E> a, E x) {
    if (!Pieces.isSingle(a, x)) {
      return library(a, LibraryFunction.LOG, x);
    }
    E subnormal = a.less(x, single(a, 0x1p-126));
    E normal = a.select(subnormal, a.multiply(x, single(a, 0x1p23)), x);
    E excess = a.select(subnormal, integer(a, SIGNIFICAND_BITS << SIGNIFICAND_BITS), integer(a, 0));
    E bits = a.floatToBits(normal);
    E exponent = a.and(a.subtract(bits, integer(a, ROOT_OF_HALF)), integer(a, EXPONENT));
    E f = a.subtract(a.bitsToFloat(a.subtract(bits, exponent)), single(a, 1));
    E power = a.convert(a.subtract(exponent, excess), ElementType.FLOAT32);
    E result = a.fusedMultiplyAdd(power, single(a, LOG_2), nearOne(a, f));
    return bounded(a, x, 0, result);
  }

  /** log(1 + x): 24 instructions, at most 1.78 ulp off, never falling. */
  static <E> E log1p(Arithmetic<E> a, E x) {
    if (!Pieces.isSingle(a, x)) {
      return library(a, LibraryFunction.LOG1P, x);
    }
    return bounded(a, x, -1, log1pInside(a, x));
  }

  /** log(1 + x) for −1 &lt; x &lt; ∞, in single precision. */
  static <E> E log1pInside(Arithmetic<E> a, E x) {
    E sum = a.add(x, single(a, 1));
    // −e, so that its product below is −0 where e = 0 and the zero of log1p(−0) keeps its sign.
    E negated =
        a.and(
            a.subtract(integer(a, ROOT_OF_HALF + ~EXPONENT), a.floatToBits(sum)),
            integer(a, EXPONENT));
    // f = x · 2^−e − (1 − 2^−e), where rounding 1 + x would have lost the end of x.
    E scaled = a.bitsToFloat(a.add(a.floatToBits(x), negated));
    E fourth = a.bitsToFloat(a.add(negated, integer(a, Float.floatToRawIntBits(4))));
    E rest = a.fusedMultiplyAdd(fourth, single(a, -0.25), single(a, 1));
    E f = a.subtract(scaled, rest);
    E power = a.convert(negated, ElementType.FLOAT32);
    return a.fusedMultiplyAdd(power, single(a, -LOG_2), nearOne(a, f));
  }

  /** log(1 + f) for 1 + f from √½ to √2. */
  private static <E> E nearOne(Arithmetic<E> a, E f) {
    E tail =
        polynomial(
            a,
            f,
            0x1.6438cep-4,
            -0x1.2434p-3,
            0x1.317a8ep-3,
            -0x1.538264p-3,
            0x1.98d778p-3,
            -0x1.00038p-2,
            0x1.5556dap-2,
            -0x1p-1);
    return a.fusedMultiplyAdd(a.multiply(f, f), tail, f);
  }

  /** The result within the domain; −∞ at its lower end, NaN below, and ∞ and NaN as they are. */
  private static <E> E bounded(Arithmetic<E> a, E x, double low, E result) {
    E end = single(a, low);
    E finite = a.select(a.less(x, single(a, Double.POSITIVE_INFINITY)), result, x);
    E outside =
        a.select(a.equal(x, end), single(a, Double.NEGATIVE_INFINITY), single(a, Double.NaN));
    return a.select(a.less(end, x), finite, outside);
  }
}
