package org.adjoint.compiler.syntax;

/** An operator between two operands. */
public enum BinaryOperator {
  OR("or"),
  AND("and"),
  EQUAL("=="),
  NOT_EQUAL("!="),
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">="),
  /** From the left to the right operand, with the end. */
  RANGE(".."),
  /** From the left to the right operand, without the end. */
  RANGE_BELOW("..<"),
  ADD("+"),
  SUBTRACT("-"),
  MULTIPLY("*"),
  DIVIDE("/"),
  MATRIX_PRODUCT("@"),
  POWER("^");

  private final String symbol;

  BinaryOperator(String symbol) {
    this.symbol = symbol;
  }

  /** How it is written. */
  public String symbol() {
    return symbol;
  }
}
