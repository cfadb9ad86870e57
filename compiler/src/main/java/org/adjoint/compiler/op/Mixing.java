package org.adjoint.compiler.op;

import static org.adjoint.compiler.op.Pieces.integer;

import org.adjoint.compiler.ir.Arithmetic;

/** Random bits from a counter: two rounds of multiplying and folding, a key before each. */
final class Mixing {
  private Mixing() {}

  /**
   * Bits that a counter and two keys determine. For fixed keys it is a permutation of the ints. The
   * first key moves the counter and the second one parts the streams whose counters overlap.
   */
  static <E> E bits(Arithmetic<E> a, E counter, E first, E second) {
    E mixed = mix(a, a.add(counter, first));
    return mix(a, a.exclusiveOr(mixed, second));
  }

  /** A permutation of the ints of which flipping any bit flips each bit half of the time. */
  private static <E> E mix(Arithmetic<E> a, E x) {
    E folded = a.exclusiveOr(x, a.shiftRight(x, 16));
    E once = a.multiply(folded, integer(a, 0x21f0aaad));
    E foldedOnce = a.exclusiveOr(once, a.shiftRight(once, 15));
    E twice = a.multiply(foldedOnce, integer(a, 0xd35a2d97));
    return a.exclusiveOr(twice, a.shiftRight(twice, 15));
  }
}
