package org.adjoint.runtime.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression bound to a table whose elements are texts; null where one is missing. */
record TextNode(List<Integer> shape, Function function) {
  /** Fills an array with the rows' texts, one row after another. */
  interface Function {
    void compute(RowChunk rows, @Nullable String[] out);
  }

  /** Columns side by side, in this shape. */
  static TextNode columns(List<Integer> shape, List<@Nullable String[]> columns) {
    return new TextNode(
        shape,
        (rows, out) -> {
          for (int at = 0; at < rows.count() * columns.size(); at++) {
            @Nullable String[] column = columns.get(at % columns.size());
            out[at] = column[rows.slot(at / columns.size())];
          }
        });
  }

  /** The decimal form of numbers. */
  static TextNode ofNumbers(NumberNode numbers) {
    return new TextNode(
        numbers.shape(),
        (rows, out) -> {
          double[] values = numbers.values(rows);
          for (int at = 0; at < rows.count() * numbers.size(); at++) {
            out[at] = Double.isNaN(values[at]) ? null : Classes.label(values[at]);
          }
        });
  }

  /** The number of elements of one row. */
  int size() {
    return RowShape.size(shape);
  }

  /** The rows' texts. */
  @Nullable String[] texts(RowChunk rows) {
    @Nullable String[] out = new String[Math.multiplyExact(rows.count(), size())];
    function.compute(rows, out);
    return out;
  }
}
