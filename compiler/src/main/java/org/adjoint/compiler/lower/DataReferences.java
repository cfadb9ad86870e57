package org.adjoint.compiler.lower;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.adjoint.runtime.data.DataSpecification;
import org.adjoint.runtime.data.Expression;

/** The names that the fields of a data block use. */
final class DataReferences {
  private DataReferences() {}

  static Set<String> of(List<DataSpecification.Field> fields) {
    Set<String> names = new LinkedHashSet<>();
    Deque<Expression> open = new ArrayDeque<>();
    fields.forEach(field -> open.push(field.expression()));
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
