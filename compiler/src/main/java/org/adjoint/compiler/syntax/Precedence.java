package org.adjoint.compiler.syntax;

/** How tightly the forms of expressions bind, from the least to the most. */
enum Precedence {
  CHOOSE,
  PIPE,
  OR,
  AND,
  NOT,
  COMPARE,
  RANGE,
  ADD,
  MULTIPLY,
  MATRIX_PRODUCT,
  NEGATE,
  POWER,
  POSTFIX,
  PRIMARY;

  static Precedence of(Expression expression) {
    if (expression instanceof Expression.Choose) {
      return CHOOSE;
    }
    if (expression instanceof Expression.Pipe) {
      return PIPE;
    }
    if (expression instanceof Expression.Binary binary) {
      return of(binary.operator());
    }
    if (expression instanceof Expression.Unary unary) {
      return of(unary.operator());
    }
    boolean postfix =
        expression instanceof Expression.Call
            || expression instanceof Expression.Index
            || expression instanceof Expression.Member;
    return postfix ? POSTFIX : PRIMARY;
  }

  static Precedence of(UnaryOperator operator) {
    return switch (operator) {
      case NEGATE -> NEGATE;
      case NOT -> NOT;
    };
  }

  static Precedence of(BinaryOperator operator) {
    return switch (operator) {
      case OR -> OR;
      case AND -> AND;
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> COMPARE;
      case RANGE, RANGE_BELOW -> RANGE;
      case ADD, SUBTRACT -> ADD;
      case MULTIPLY, DIVIDE -> MULTIPLY;
      case MATRIX_PRODUCT -> MATRIX_PRODUCT;
      case POWER -> POWER;
    };
  }

  /** The next tighter one. */
  Precedence tighter() {
    return values()[ordinal() + 1];
  }

  boolean isLooserThan(Precedence other) {
    return compareTo(other) < 0;
  }
}
