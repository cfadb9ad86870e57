package org.adjoint.runtime.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a table of the arrays that a calling program supplies. */
final class SuppliedTable {
  private final SourcePlace place;
  private final Map<String, NumberColumn> numbers = new LinkedHashMap<>();
  private final Map<String, @Nullable String[]> texts = new LinkedHashMap<>();
  private int rows = -1;

  private SuppliedTable(SourcePlace place) {
    this.place = place;
  }

  /** {@code usesOf} says, given the columns' names, which of them are wanted. */
  static Table of(
      Map<String, Object> columns, SourcePlace place, Function<List<String>, ColumnUses> usesOf) {
    SuppliedTable table = new SuppliedTable(place);
    columns.forEach(table::add);
    if (table.rows < 0) {
      throw new DataException(
          "the calling program supplies no columns",
          place,
          "name them in a `data` block, as `data rows = csv(\"rows.csv\") { … }`, or train from Java");
    }
    ColumnUses uses = usesOf.apply(List.copyOf(columns.keySet()));
    uses.numbers().forEach((name, use) -> table.requireNumbers(name, use));
    return new Table(table.rows, uses, table.numbers, table.texts, row -> "row " + row);
  }

  private void requireNumbers(String name, SourcePlace use) {
    if (!numbers.containsKey(name)) {
      throw new DataException(
          DataFault.NOT_NUMERIC,
          "column '" + name + "' is text where numbers are needed",
          use,
          "`" + name + " -> category` makes class numbers of text");
    }
  }

  private void add(String name, Object array) {
    if (array instanceof String[] strings) {
      requireRows(name, strings.length);
      texts.put(name, strings.clone());
      return;
    }
    NumberColumn column = numbers(name, array);
    numbers.put(name, column);
  }

  private NumberColumn numbers(String name, Object array) {
    if (array instanceof double[] values) {
      return scalar(name, values.length, row -> values[row]);
    }
    if (array instanceof float[] values) {
      return scalar(name, values.length, row -> values[row]);
    }
    if (array instanceof int[] values) {
      return scalar(name, values.length, row -> values[row]);
    }
    if (array instanceof boolean[] values) {
      return scalar(name, values.length, row -> values[row] ? 1 : 0);
    }
    if (array instanceof Object[] nested && NestedRows.isOfNumbers(array.getClass())) {
      requireRows(name, nested.length);
      return NestedRows.column(name, nested, place);
    }
    throw new DataException(
        "column '" + name + "' is of an unknown Java type " + array.getClass().getSimpleName(),
        place,
        "double[], float[], int[], boolean[], arrays of these, and String[] are known");
  }

  private interface NumberOfRow {
    double get(int row);
  }

  private NumberColumn scalar(String name, int length, NumberOfRow number) {
    requireRows(name, length);
    double[] values = new double[length];
    for (int row = 0; row < length; row++) {
      values[row] = number.get(row);
    }
    return new ScalarColumn(values);
  }

  private void requireRows(String name, int length) {
    if (rows >= 0 && rows != length) {
      throw new DataException(
          "column '" + name + "' has " + length + " rows where the others have " + rows, place);
    }
    rows = length;
  }
}
