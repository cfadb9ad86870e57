package org.adjoint.runtime.data;

import java.util.List;
import java.util.function.Supplier;
import org.adjoint.runtime.random.CounterRandom;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a stream of rows, in its order or by drawing each from a buffer whose place the next
 * row of the stream then takes. Which place is drawn depends on the key and on how many were drawn.
 */
final class StreamCursor implements RowCursor {
  private final RowStream stream;
  private final List<PortWriter> writers;
  private final Supplier<DataException> changed;

  /** The rows of one chunk of the stream. */
  private final Object[] chunk;

  private final int capacity;
  private int chunkRows;
  private int chunkNext;
  private int read;
  private boolean ended;

  /** Made when an order is first drawn, as that of the stream needs none. */
  private Object @Nullable [] buffer;

  private int filled;
  private boolean drawn;
  private long key;
  private int position;

  StreamCursor(
      RowStream stream, List<PortWriter> writers, int capacity, Supplier<DataException> changed) {
    this.stream = stream;
    this.writers = writers;
    this.capacity = capacity;
    this.changed = changed;
    this.chunk = arrays(RowChunk.MOST);
  }

  private Object[] arrays(int rows) {
    return writers.stream().map(writer -> writer.newArray(rows)).toArray();
  }

  @Override
  public void begin() {
    drawn = false;
    restart();
  }

  @Override
  public void begin(long chosen) {
    key = chosen;
    drawn = true;
    restart();
  }

  private void restart() {
    stream.rewind();
    chunkRows = 0;
    chunkNext = 0;
    read = 0;
    ended = false;
    filled = 0;
    position = 0;
  }

  @Override
  public void skip(int rows) {
    for (int i = 0; i < rows; i++) {
      take(null, 0);
    }
  }

  @Override
  public void next(int count, Object[] feed) {
    for (int i = 0; i < count; i++) {
      take(feed, i);
    }
  }

  /** Gives the next row to a feed, or to none. */
  private void take(Object @Nullable [] feed, int row) {
    if (drawn) {
      draw(feed, row);
    } else if (hasNext()) {
      copy(chunk, chunkNext++, feed, row);
    } else {
      throw changed.get();
    }
  }

  private void draw(Object @Nullable [] feed, int row) {
    Object[] held = buffer == null ? arrays(capacity) : buffer;
    buffer = held;
    while (filled < capacity && hasNext()) {
      copy(chunk, chunkNext++, held, filled++);
    }
    if (filled == 0) {
      throw changed.get();
    }
    int place = CounterRandom.below(key, position++, filled);
    copy(held, place, feed, row);
    if (hasNext()) {
      copy(chunk, chunkNext++, held, place);
    } else {
      copy(held, --filled, held, place);
    }
  }

  /** Whether the stream has another row, which is in the chunk then. */
  private boolean hasNext() {
    if (chunkNext == chunkRows && !ended) {
      RowChunk following = stream.next();
      ended = following == null;
      chunkNext = 0;
      chunkRows = following == null ? 0 : following.count();
      read += chunkRows;
      if (read > stream.rows()) {
        // A row more would be drawn in place of one that was counted.
        throw changed.get();
      }
      for (int port = 0; following != null && port < chunk.length; port++) {
        writers.get(port).write(following, chunk[port], 0);
      }
    }
    return chunkNext < chunkRows;
  }

  @SuppressWarnings("SuspiciousSystemArraycopy") // both hold the rows of one port
  private void copy(Object[] from, int row, Object @Nullable [] to, int toRow) {
    for (int port = 0; to != null && port < from.length; port++) {
      int size = writers.get(port).size();
      System.arraycopy(from[port], row * size, to[port], toRow * size, size);
    }
  }

  @Override
  public void close() {
    stream.close();
  }
}
