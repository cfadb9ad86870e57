package org.adjoint.runtime.data;

/**
 * A few rows of a table, which are evaluated together.
 *
 * @param slots where in the table each stands
 * @param before how many rows the source has before the table's first: those that a stream has
 *     passed
 */
@SuppressWarnings("ArrayRecordComponent") // a view, never compared
record RowChunk(int[] slots, int from, int count, int before) {
  /** Enough rows that the work on them outweighs the walk over the expression. */
  static final int MOST = 256;

  /** Rows of a table that holds all of its source. */
  static RowChunk of(int[] slots, int from, int count) {
    return new RowChunk(slots, from, count, 0);
  }

  /** Where in the table a row of this chunk stands. */
  int slot(int index) {
    return slots[from + index];
  }

  /** The number of a row of this chunk in its source, whatever part of it the table holds. */
  int number(int index) {
    return before + slot(index);
  }
}
