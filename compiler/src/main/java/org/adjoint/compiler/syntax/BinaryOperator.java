package org.adjoint.compiler.syntax;

import java.util.HashMap;
import java.util.Map;

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

  private static final Map<String, BinaryOperator> BY_SYMBOL = bySymbol();

  private final String symbol;

  BinaryOperator(String symbol) {
    this.symbol = symbol;
  }

  /** How it is written. */
  public String symbol() {
    return symbol;
  }

  /** The operator that is written so. */
  public static BinaryOperator of(String symbol) {
    BinaryOperator operator = BY_SYMBOL.get(symbol);
    if (operator == null) {
      throw new IllegalArgumentException("no operator: " + symbol);
    }
    return operator;
  }

  private static Map<String, BinaryOperator> bySymbol() {
    Map<String, BinaryOperator> operators = new HashMap<>();
    for (BinaryOperator operator : values()) {
      operators.put(operator.symbol, operator);
    }
    return operators;
  }
}
