package org.adjoint.runtime.data;

import java.util.List;
import java.util.function.Supplier;

/** Rows that are made anew each time they are gone through, by one cursor at a time. */
final class StreamedRows implements RowStore {
  private final RowStream stream;
  private final List<PortWriter> writers;
  private final int buffer;
  private final Supplier<DataException> changed;

  /**
   * Draws from {@code buffer} rows at a time.
   *
   * @param changed makes what is thrown where there are not as many rows as were counted
   */
  StreamedRows(
      RowStream stream, List<PortWriter> writers, int buffer, Supplier<DataException> changed) {
    this.stream = stream;
    this.writers = List.copyOf(writers);
    this.buffer = Math.min(buffer, stream.rows());
    this.changed = changed;
  }

  @Override
  public int rows() {
    return stream.rows();
  }

  @Override
  public RowCursor cursor() {
    return new StreamCursor(stream, writers, buffer, changed);
  }
}
