package org.adjoint.compiler.syntax;

/** An operator before its operand. */
public enum UnaryOperator {
  NEGATE("-"),
  NOT("not");

  private final String symbol;

  UnaryOperator(String symbol) {
    this.symbol = symbol;
  }

  /** How it is written. */
  public String symbol() {
    return symbol;
  }
}
