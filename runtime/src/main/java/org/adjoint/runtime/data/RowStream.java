package org.adjoint.runtime.data;

import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table that is read again each time they are gone through, so that a few are held at
 * once. There is one way through them at a time.
 */
final class RowStream implements RowChunks {
  private final CsvTable window;
  private final Table table;
  private final IntPredicate chosen;
  private final int[] slots = new int[RowChunk.MOST];
  private int rows;

  /** The complete rows of {@code window} whose numbers are chosen. */
  RowStream(CsvTable window, IntPredicate chosen) {
    this.window = window;
    this.table = window.table();
    this.chosen = chosen;
  }

  /** Goes through all rows to count those that are chosen; gives the number of all. */
  int count() {
    rows = 0;
    forEach(chunk -> rows += chunk.count());
    return window.before();
  }

  @Override
  public int rows() {
    return rows;
  }

  Table table() {
    return table;
  }

  @Override
  public void forEach(Consumer<RowChunk> action) {
    rewind();
    try {
      for (RowChunk chunk = next(); chunk != null; chunk = next()) {
        action.accept(chunk);
      }
    } finally {
      close();
    }
  }

  /** Goes before the first row. */
  void rewind() {
    window.rewind();
  }

  /** The rows that follow, which are there until the next call; null at the end. */
  @Nullable RowChunk next() {
    while (window.fill()) {
      int count = 0;
      for (int slot = 0; slot < window.rows(); slot++) {
        if (table.complete(slot) && chosen.test(window.before() + slot)) {
          slots[count++] = slot;
        }
      }
      if (count > 0) {
        return new RowChunk(slots, 0, count, window.before());
      }
    }
    return null;
  }

  void close() {
    window.close();
  }
}
