package org.adjoint.runtime.data;

/** A function of two elements in a data block. */
public enum BinaryOperation {
  ADD,
  SUBTRACT,
  MULTIPLY,
  DIVIDE,
  POWER,
  MINIMUM,
  MAXIMUM,
  EQUAL,
  NOT_EQUAL,
  LESS,
  LESS_OR_EQUAL,
  GREATER,
  GREATER_OR_EQUAL,
  AND,
  OR
}
