package org.adjoint.compiler.generate;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.adjoint.runtime.data.DataSpecification;
import org.adjoint.runtime.data.Expression;
import org.adjoint.runtime.data.Source;
import org.jspecify.annotations.Nullable;

/**
 * The columns of raw rows that a data block names, and what a calling program may give as each.
 * Those that only a range reaches are known when there is a file.
 */
final class RawColumns {
  /** What a column may consist of. */
  enum Content {
    NUMBERS,
    TEXTS,
    ARRAYS
  }

  private final DataSpecification data;
  private final Map<String, Set<Content>> columns = new LinkedHashMap<>();
  private final Set<String> active = new HashSet<>();
  private boolean ranges;

  private RawColumns(DataSpecification data) {
    this.data = data;
  }

  /** The columns that the fields of these names use. */
  static RawColumns of(DataSpecification data, Collection<String> fields) {
    RawColumns columns = new RawColumns(data);
    for (DataSpecification.Field field : data.fields()) {
      if (fields.contains(field.name())) {
        columns.add(field, false);
      }
    }
    return columns;
  }

  /** Whether rows of a source can be given as columns at all. */
  static boolean areThereIn(DataSpecification data) {
    return isTable(data.source())
        || data.source() instanceof Source.Arrays
        || data.source() instanceof Source.Supplied;
  }

  private static boolean isTable(Source source) {
    return source instanceof Source.Csv || source instanceof Source.Streamed;
  }

  Map<String, Set<Content>> columns() {
    return columns;
  }

  /** Whether there are more columns than are named. */
  boolean hasRanges() {
    return ranges;
  }

  private void add(DataSpecification.Field field, boolean asText) {
    active.add(field.name());
    add(field.expression(), asText);
    active.remove(field.name());
  }

  private void add(Expression expression, boolean asText) {
    if (expression instanceof Expression.Column column) {
      DataSpecification.Field field = field(column.name());
      if (field == null || active.contains(field.name())) {
        note(column.name(), asText);
      } else {
        add(field, asText);
      }
      return;
    }
    ranges |= expression instanceof Expression.ColumnRange;
    boolean texts = readsText(expression) || (asText && expression instanceof Expression.Stack);
    expression.operands().forEach(operand -> add(operand, texts));
  }

  private static boolean readsText(Expression expression) {
    return expression instanceof Expression.Category
        || expression instanceof Expression.Tokens
        || (expression instanceof Expression.OneHot oneHot && oneHot.classes() == null)
        || (expression instanceof Expression.Binary binary
            && (binary.left() instanceof Expression.Text
                || binary.right() instanceof Expression.Text));
  }

  private void note(String name, boolean asText) {
    Set<Content> contents = columns.computeIfAbsent(name, n -> new TreeSet<>());
    contents.add(Content.NUMBERS);
    if (asText) {
      contents.add(Content.TEXTS);
    } else if (!isTable(data.source())) {
      contents.add(Content.ARRAYS);
    }
  }

  private DataSpecification.@Nullable Field field(String name) {
    List<DataSpecification.Field> found =
        data.fields().stream().filter(field -> field.name().equals(name)).toList();
    return found.isEmpty() ? null : found.get(0);
  }
}
