package org.adjoint.runtime.data;

/** A function of one element in a data block. */
public enum UnaryOperation {
  NEGATE,
  NOT,
  ABSOLUTE,
  SIGN,
  FLOOR,
  SQUARE_ROOT,
  EXP,
  EXPM1,
  LOG,
  LOG1P,
  SIN,
  COS,
  TANH,
  SIGMOID,
  SOFTPLUS,
  ERF,
  /** Rounds towards zero. */
  TO_INT,
  /** Whether it is not 0. */
  TO_BOOL
}
