package org.adjoint.compiler.op;

import static org.adjoint.compiler.op.Pieces.atMost;
import static org.adjoint.compiler.op.Pieces.polynomial;
import static org.adjoint.compiler.op.Pieces.single;

import org.adjoint.compiler.ir.Arithmetic;
import org.adjoint.compiler.ir.ElementType;

/** The error function: an odd polynomial near zero, one minus its complement elsewhere. */
final class ErrorFunction {
  private ErrorFunction() {}

  /** erf x: 33 instructions, at most 1.32 ulp off, never falling. */
  static <E> E erf(Arithmetic<E> a, E x) {
    if (!Pieces.isSingle(a, x)) {
      return inDouble(a, x);
    }
    E magnitude = a.absolute(x);
    E bounded = atMost(a, magnitude, 3.95);
    // The complement as the exponential of a polynomial.
    E slope =
        polynomial(
            a,
            bounded,
            0x1.bfe022p-13,
            -0x1.a4f250p-9,
            0x1.76db24p-6,
            -0x1.af164ap-4,
            -0x1.457e68p-1,
            -0x1.0730cap-3);
    E exponent = a.fusedMultiplyAdd(slope, bounded, a.negate(bounded));
    E far = a.negate(Exponential.plus(a, exponent, -1));
    E square = a.multiply(x, x);
    E tail =
        polynomial(
            a,
            square,
            -0x1.3a5a10p-11,
            0x1.474d70p-8,
            -0x1.b68ed0p-6,
            0x1.ce1ab8p-4,
            -0x1.8126e8p-2,
            0x1.06eba6p-3);
    E near = a.fusedMultiplyAdd(x, tail, x);
    E isNear = a.less(magnitude, single(a, 0.92));
    return a.select(isNear, near, Pieces.withSignOf(a, far, x));
  }

  /** In double precision, to about 1e-15: erfc x · e^(x²) as a polynomial of (x − 3) / (x + 3). */
  private static <E> E inDouble(Arithmetic<E> a, E x) {
    E one = a.constant(ElementType.FLOAT64, 1);
    E three = a.constant(ElementType.FLOAT64, 3);
    E magnitude = a.absolute(x);
    E bounded = atMost(a, magnitude, 6);
    E place = a.divide(a.subtract(bounded, three), a.add(bounded, three));
    E bell = Exponential.exp(a, a.negate(a.multiply(bounded, bounded)));
    E far = a.subtract(one, a.multiply(bell, polynomial(a, place, COMPLEMENT)));
    E near = a.multiply(x, polynomial(a, a.multiply(x, x), NEAR_ZERO));
    E signed = a.select(a.less(x, a.constant(ElementType.FLOAT64, 0)), a.negate(far), far);
    return a.select(a.less(magnitude, one), near, signed);
  }

  private static final double[] COMPLEMENT = {
    3.381355142042904e-09,
    1.2755818949624478e-06,
    2.0135111426447427e-06,
    -8.00978093907608e-06,
    -1.2845780030775907e-05,
    6.406279226046039e-05,
    4.525434558991009e-05,
    -0.0005970624964924544,
    0.0007077464666941425,
    0.004269136356961225,
    -0.024392499318915004,
    0.07166583719747308,
    -0.15011593650077898,
    0.24560380171233487,
    -0.3262335600430372,
    0.17900115118138996
  };

  private static final double[] NEAR_ZERO = {
    5.957176147748911e-11,
    -1.1372848856791674e-09,
    1.4659775274047436e-08,
    -1.6350312701054695e-07,
    1.6461000484121368e-06,
    -1.4925595266831182e-05,
    0.0001205533111164271,
    -0.000854832698083379,
    0.0052239776248180145,
    -0.026866170645076792,
    0.11283791670954879,
    -0.3761263890318375,
    1.1283791670955126
  };
}
