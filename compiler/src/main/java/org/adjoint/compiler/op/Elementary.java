package org.adjoint.compiler.op;

import java.util.List;
import org.adjoint.compiler.ir.Arithmetic;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.LibraryFunction;

/** The elementary functions as sequences of exactly defined instructions. */
final class Elementary {
  private Elementary() {}

  private static <E> E viaDouble(Arithmetic<E> a, LibraryFunction function, List<E> operands) {
    ElementType element = a.typeOf(operands.get(0));
    List<E> wide = operands.stream().map(x -> a.convert(x, ElementType.FLOAT64)).toList();
    return a.convert(a.library(function, wide), element);
  }

  static <E> E exp(Arithmetic<E> a, E x) {
    return viaDouble(a, LibraryFunction.EXP, List.of(x));
  }

  static <E> E expm1(Arithmetic<E> a, E x) {
    return viaDouble(a, LibraryFunction.EXPM1, List.of(x));
  }

  static <E> E log(Arithmetic<E> a, E x) {
    return viaDouble(a, LibraryFunction.LOG, List.of(x));
  }

  static <E> E log1p(Arithmetic<E> a, E x) {
    return viaDouble(a, LibraryFunction.LOG1P, List.of(x));
  }

  static <E> E sin(Arithmetic<E> a, E x) {
    return viaDouble(a, LibraryFunction.SIN, List.of(x));
  }

  static <E> E cos(Arithmetic<E> a, E x) {
    return viaDouble(a, LibraryFunction.COS, List.of(x));
  }

  static <E> E tanh(Arithmetic<E> a, E x) {
    return viaDouble(a, LibraryFunction.TANH, List.of(x));
  }

  static <E> E power(Arithmetic<E> a, E x, E y) {
    return viaDouble(a, LibraryFunction.POW, List.of(x, y));
  }

  static <E> E floor(Arithmetic<E> a, E x) {
    return viaDouble(a, LibraryFunction.FLOOR, List.of(x));
  }

  static <E> E sign(Arithmetic<E> a, E x) {
    ElementType type = a.typeOf(x);
    E zero = a.constant(type, 0);
    E negative = a.select(a.less(x, zero), a.constant(type, -1), x);
    return a.select(a.less(zero, x), a.constant(type, 1), negative);
  }

  static <E> E sigmoid(Arithmetic<E> a, E x) {
    E one = a.constant(a.typeOf(x), 1);
    return a.divide(one, a.add(one, exp(a, a.negate(x))));
  }

  static <E> E softplus(Arithmetic<E> a, E x) {
    E zero = a.constant(a.typeOf(x), 0);
    return a.add(a.maximum(x, zero), log1p(a, exp(a, a.negate(a.absolute(x)))));
  }

  static <E> E erf(Arithmetic<E> a, E x) {
    return tanh(a, x);
  }

  static <E> E randomBits(Arithmetic<E> a, E counter, E first, E second) {
    E mixed = mix(a, a.add(counter, first));
    return mix(a, a.exclusiveOr(mixed, second));
  }

  private static <E> E mix(Arithmetic<E> a, E x) {
    E h = a.exclusiveOr(x, a.shiftRight(x, 16));
    h = a.multiply(h, a.constant(ElementType.INT32, 0x21f0aaad));
    h = a.exclusiveOr(h, a.shiftRight(h, 15));
    h = a.multiply(h, a.constant(ElementType.INT32, (int) 0xd35a2d97L));
    return a.exclusiveOr(h, a.shiftRight(h, 15));
  }
}
