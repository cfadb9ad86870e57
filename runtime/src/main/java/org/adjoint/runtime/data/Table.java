package org.adjoint.runtime.data;

import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a source, of whose columns those are kept that are used.
 *
 * @param uses which columns those are
 * @param numbers columns that are used as numbers
 * @param texts columns that are used as text; null where a value is missing
 * @param rowNames what messages call a row
 */
record Table(
    int rows,
    ColumnUses uses,
    Map<String, NumberColumn> numbers,
    Map<String, @Nullable String[]> texts,
    IntFunction<String> rowNames) {
  boolean missing(String column, int row) {
    NumberColumn number = numbers.get(column);
    if (number != null && number.missing(row)) {
      return true;
    }
    @Nullable String[] text = texts.get(column);
    return text != null && text[row] == null;
  }

  /** Whether a row has a value in each column that needs one. */
  boolean complete(int row) {
    for (String column : uses.required()) {
      if (missing(column, row)) {
        return false;
      }
    }
    return true;
  }

  String rowName(int row) {
    return rowNames.apply(row);
  }
}
