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
  OR;

  /** The function's value; the same bits on every machine, and NaN (missing) where one is NaN. */
  double apply(double a, double b) {
    if (Double.isNaN(a) || Double.isNaN(b)) {
      return Double.NaN;
    }
    return switch (this) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case POWER -> StrictMath.pow(a, b);
      case MINIMUM -> Math.min(a, b);
      case MAXIMUM -> Math.max(a, b);
      case EQUAL -> number(a == b);
      case NOT_EQUAL -> number(a != b);
      case LESS -> number(a < b);
      case LESS_OR_EQUAL -> number(a <= b);
      case GREATER -> number(a > b);
      case GREATER_OR_EQUAL -> number(a >= b);
      case AND -> number(a != 0 && b != 0);
      case OR -> number(a != 0 || b != 0);
    };
  }

  private static double number(boolean value) {
    return value ? 1 : 0;
  }
}
