package org.adjoint.compiler.op;

import java.util.List;
import org.adjoint.compiler.ir.Arithmetic;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.LibraryFunction;

/** What the elementary functions are made of. */
final class Pieces {
  /** The bit of a float that is its sign. */
  private static final int SIGN = 0x80000000;

  private Pieces() {}

  /** Whether an element is in single precision, for which alone the functions have polynomials. */
  static <E> boolean isSingle(Arithmetic<E> a, E x) {
    return a.typeOf(x) == ElementType.FLOAT32;
  }

  /** A function computed in double precision and rounded once. */
  static <E> E library(Arithmetic<E> a, LibraryFunction function, E x) {
    return library(a, function, List.of(x));
  }

  /** A function of several operands computed in double precision and rounded once. */
  static <E> E library(Arithmetic<E> a, LibraryFunction function, List<E> operands) {
    ElementType element = a.typeOf(operands.get(0));
    List<E> wide = operands.stream().map(x -> a.convert(x, ElementType.FLOAT64)).toList();
    return a.convert(a.library(function, wide), element);
  }

  static <E> E single(Arithmetic<E> a, double number) {
    return a.constant(ElementType.FLOAT32, number);
  }

  static <E> E integer(Arithmetic<E> a, int number) {
    return a.constant(ElementType.INT32, number);
  }

  /** The polynomial with the given coefficients, the highest first, by Horner's rule. */
  static <E> E polynomial(Arithmetic<E> a, E x, double... coefficients) {
    ElementType element = a.typeOf(x);
    E sum = a.constant(element, coefficients[0]);
    for (int i = 1; i < coefficients.length; i++) {
      sum = a.fusedMultiplyAdd(sum, x, a.constant(element, coefficients[i]));
    }
    return sum;
  }

  /** The element, no more than a bound; NaN stays, and it is cheaper than a minimum. */
  static <E> E atMost(Arithmetic<E> a, E x, double bound) {
    E limit = a.constant(a.typeOf(x), bound);
    return a.select(a.less(limit, x), limit, x);
  }

  /** The element, no less than a bound; NaN stays. */
  static <E> E atLeast(Arithmetic<E> a, E x, double bound) {
    E limit = a.constant(a.typeOf(x), bound);
    return a.select(a.less(x, limit), limit, x);
  }

  /** A magnitude in single precision, no sign bit set, with the sign bit of another element. */
  static <E> E withSignOf(Arithmetic<E> a, E magnitude, E sign) {
    E bit = a.and(a.floatToBits(sign), integer(a, SIGN));
    return a.bitsToFloat(a.or(a.floatToBits(magnitude), bit));
  }
}
