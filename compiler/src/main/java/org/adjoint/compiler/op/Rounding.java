package org.adjoint.compiler.op;

import static org.adjoint.compiler.op.Pieces.integer;
import static org.adjoint.compiler.op.Pieces.single;

import org.adjoint.compiler.ir.Arithmetic;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.LibraryFunction;

/** The functions that are constant but for jumps. */
final class Rounding {
  private Rounding() {}

  /**
   * The largest whole number not above x, exactly, in 11 instructions: 2^23 with the sign of x,
   * added and subtracted, rounds to a whole number, which is one too large or right.
   */
  static <E> E floor(Arithmetic<E> a, E x) {
    if (!Pieces.isSingle(a, x)) {
      return Pieces.library(a, LibraryFunction.FLOOR, x);
    }
    E sign = a.and(a.floatToBits(x), integer(a, 0x80000000));
    E whole = single(a, 0x1p23);
    E shift = a.bitsToFloat(a.or(a.floatToBits(whole), sign));
    E near = a.subtract(a.add(x, shift), shift);
    // A zero keeps its sign.
    E signed = a.bitsToFloat(a.or(a.floatToBits(near), sign));
    E excess = a.select(a.less(x, signed), single(a, 1), single(a, 0));
    E hasFraction = a.less(a.absolute(x), whole);
    return a.select(hasFraction, a.subtract(signed, excess), x);
  }

  /** −1, 0 or 1; zeros and NaN as they are. */
  static <E> E sign(Arithmetic<E> a, E x) {
    ElementType type = a.typeOf(x);
    E zero = a.constant(type, 0);
    E negative = a.select(a.less(x, zero), a.constant(type, -1), x);
    return a.select(a.less(zero, x), a.constant(type, 1), negative);
  }
}
