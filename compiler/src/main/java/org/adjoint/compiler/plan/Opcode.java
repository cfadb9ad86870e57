package org.adjoint.compiler.plan;

/** What a computing instruction does: the methods of {@link org.adjoint.compiler.ir.Arithmetic}. */
public enum Opcode {
  ADD,
  SUBTRACT,
  MULTIPLY,
  DIVIDE,
  FUSED_MULTIPLY_ADD,
  NEGATE,
  ABSOLUTE,
  SQUARE_ROOT,
  MINIMUM,
  MAXIMUM,
  LESS,
  LESS_OR_EQUAL,
  EQUAL,
  SELECT,
  AND,
  OR,
  EXCLUSIVE_OR,
  NOT,
  SHIFT_LEFT,
  SHIFT_RIGHT,
  CONVERT,
  BITS_TO_FLOAT,
  FLOAT_TO_BITS,
  LIBRARY
}
