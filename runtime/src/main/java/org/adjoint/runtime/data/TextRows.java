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
  public int[] inOrder() {
    return part.starts();
  }

  @Override
  public void draw(long key, int[] order) {
    int positions = part.last() - part.from() + 1;
    for (int i = 0; i < order.length; i++) {
      order[i] = part.from() + CounterRandom.below(key, i, positions);
    }
  }

  @Override
  public void gather(int[] order, int from, int count, Object[] feed) {
    RowChunk chunk = new RowChunk(order, from, count);
    for (int port = 0; port < feed.length; port++) {
      writers.get(port).write(chunk, feed[port], 0);
    }
  }
}
