package org.adjoint.compiler.lower;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.adjoint.runtime.data.DataSpecification;
import org.adjoint.runtime.data.Expression;

/** The names that the fields of a data block use. */
final class DataReferences {
  private DataReferences() {}

  static Set<String> of(DataSpecification specification) {
    Set<String> names = new HashSet<>();
    Deque<Expression> open = new ArrayDeque<>();
    specification.fields().forEach(field -> open.push(field.expression()));
    while (!open.isEmpty()) {
      Expression expression = open.pop();
      if (expression instanceof Expression.Column column) {
        names.add(column.name());
      }
      expression.operands().forEach(open::push);
    }
    return names;
  }
}
