package org.adjoint.runtime.data;

import java.util.function.Consumer;

/** Rows of a table that can be gone through as often as a transform needs to learn from them. */
interface RowChunks {
  /** How many rows there are. */
  int rows();

  /** Hands over all rows, chunk by chunk, in order. */
  void forEach(Consumer<RowChunk> action);

  /** The rows at these places of a table that holds all of its source. */
  static RowChunks of(int[] slots) {
    return new RowChunks() {
      @Override
      public int rows() {
        return slots.length;
      }

      @Override
      public void forEach(Consumer<RowChunk> action) {
        for (int from = 0; from < slots.length; from += RowChunk.MOST) {
          action.accept(RowChunk.of(slots, from, Math.min(RowChunk.MOST, slots.length - from)));
        }
      }
    };
  }
}
