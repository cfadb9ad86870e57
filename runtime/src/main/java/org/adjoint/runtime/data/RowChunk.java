package org.adjoint.runtime.data;

import java.util.function.Consumer;

/** A few rows of a table, which are evaluated together. */
@SuppressWarnings("ArrayRecordComponent") // a view, never compared
record RowChunk(int[] rows, int from, int count) {
  /** Enough rows that the work on them outweighs the walk over the expression. */
  private static final int MOST = 256;

  /** Hands over all of {@code rows}, chunk by chunk, in order. */
  static void forEach(int[] rows, Consumer<RowChunk> action) {
    for (int from = 0; from < rows.length; from += MOST) {
      action.accept(new RowChunk(rows, from, Math.min(MOST, rows.length - from)));
    }
  }

  /** The table's number of a row of this chunk. */
  int row(int index) {
    return rows[from + index];
  }
}
