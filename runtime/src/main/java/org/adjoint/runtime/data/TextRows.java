package org.adjoint.runtime.data;

import java.util.List;
import org.adjoint.runtime.random.CounterRandom;

/** Rows of a part of a text, made when a batch asks for them; a row's number is its position. */
final class TextRows implements RowStore {
  private final TextPart part;
  private final List<PortWriter> writers;

  TextRows(TextPart part, List<PortWriter> writers) {
    this.part = part;
    this.writers = List.copyOf(writers);
  }

  @Override
  public int rows() {
    return part.count();
  }

  @Override
  public RowCursor cursor() {
    return new Cursor();
  }

  private final class Cursor implements RowCursor {
    private final int positions = part.last() - part.from() + 1;
    private int[] places = {};
    private boolean drawn;
    private long key;
    private int position;

    @Override
    public void begin() {
      drawn = false;
      position = 0;
    }

    @Override
    public void begin(long chosen) {
      key = chosen;
      drawn = true;
      position = 0;
    }

    @Override
    public void skip(int count) {
      position += count;
    }

    @Override
    public void next(int count, Object[] feed) {
      places = places.length < count ? new int[count] : places;
      for (int i = 0; i < count; i++) {
        int row = position + i;
        places[i] =
            part.from() + (drawn ? CounterRandom.below(key, row, positions) : row * part.length());
      }
      RowChunk chunk = RowChunk.of(places, 0, count);
      for (int port = 0; port < feed.length; port++) {
        writers.get(port).write(chunk, feed[port], 0);
      }
      position += count;
    }

    @Override
    public void close() {}
  }
}
