package org.adjoint.runtime.data;

import java.util.List;

/** Short forms of expressions for tests, all at one place. */
final class Expressions {
  static final SourcePlace AT = new SourcePlace("m.nn", 3, 5);

  private Expressions() {}

  static Expression column(String name) {
    return new Expression.Column(name, AT);
  }

  static Expression range(String from, String to) {
    return new Expression.ColumnRange(from, to, AT);
  }

  static Expression stack(Expression... parts) {
    return new Expression.Stack(List.of(parts), AT);
  }

  static Expression number(double value) {
    return new Expression.Number(value, AT);
  }
}
