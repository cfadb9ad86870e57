package org.adjoint.compiler.ir;

import java.util.List;

/**
 * The instructions that every elementwise operation is made of, over some representation of an
 * element: a number (interpreter, constant folding) or a piece of code (emitter).
 *
 * <p>Each instruction is one exactly defined step: IEEE 754 arithmetic rounded to nearest, Java's
 * integer arithmetic. So any two implementations give the same bits. Floating-point instructions
 * take operands of one type and give that type.
 *
 * @param <E> the representation of an element
 */
public interface Arithmetic<E> {
  /** The type of an element. */
  ElementType typeOf(E element);

  /** A constant; an int or bool is given as the whole number that it is. */
  E constant(ElementType type, double value);

  /** a + b, of floats or ints. */
  E add(E a, E b);

  /** a − b, of floats or ints. */
  E subtract(E a, E b);

  /** a · b, of floats or ints. */
  E multiply(E a, E b);

  /** a / b, of floats. */
  E divide(E a, E b);

  /** a · b + c, rounded once, of floats. */
  E fusedMultiplyAdd(E a, E b, E c);

  /** −a, of floats (the sign bit flipped) or ints. */
  E negate(E a);

  /** |a|, of floats or ints. */
  E absolute(E a);

  /** The correctly rounded square root, of floats. */
  E squareRoot(E a);

  /** The smaller, as {@link Math#min}: NaN wins and −0 is below +0. */
  E minimum(E a, E b);

  /** The larger, as {@link Math#max}: NaN wins and −0 is below +0. */
  E maximum(E a, E b);

  /** Whether a {@literal <} b, of floats or ints; gives a bool. */
  E less(E a, E b);

  /** Whether a ≤ b, of floats or ints; gives a bool. */
  E lessOrEqual(E a, E b);

  /** Whether a = b, of floats, ints or bools; gives a bool. */
  E equal(E a, E b);

  /** a where the condition, a bool, holds, else b. */
  E select(E condition, E a, E b);

  /** Of bools: logical and; of ints: bitwise. */
  E and(E a, E b);

  /** Of bools: logical or; of ints: bitwise. */
  E or(E a, E b);

  /** Of bools: unequal; of ints: bitwise exclusive or. */
  E exclusiveOr(E a, E b);

  /** Of bools: logical negation; of ints: bitwise. */
  E not(E a);

  /** The int shifted left by a literal distance of 0 to 31. */
  E shiftLeft(E a, int distance);

  /** The int shifted right, zeros moving in, by a literal distance of 0 to 31. */
  E shiftRight(E a, int distance);

  /**
   * The element as another type, as Java's casts do it: float to int truncates and saturates, NaN
   * gives 0; to bool asks whether it is not 0; from bool gives 0 or 1.
   */
  E convert(E a, ElementType target);

  /** The single-precision float whose bits are the given int. */
  E bitsToFloat(E a);

  /** The bits of a single-precision float, NaNs as they are. */
  E floatToBits(E a);

  /**
   * A function of {@link StrictMath} over double precision, whose bits are fixed by its
   * specification. Never vectorised.
   */
  E library(LibraryFunction function, List<E> operands);
}
