package org.adjoint.runtime.data;

import java.util.List;

/**
 * What a {@code data} block says: a source of rows, and the expressions that make a model's inputs
 * and targets of them.
 */
public record DataSpecification(String name, Source source, List<Field> fields, SourcePlace place) {
  /** Copies the fields. */
  public DataSpecification {
    fields = List.copyOf(fields);
  }

  /** One line of a data block: {@code name = expression}; the name need not be one of the model. */
  public record Field(String name, Expression expression, SourcePlace place) {}
}
