package org.adjoint.runtime.data;

import java.util.List;
import java.util.stream.IntStream;
import org.adjoint.runtime.program.Port;
import org.adjoint.runtime.random.CounterRandom;

/** Rows in one flat array for each input and target. */
final class StoredRows implements RowStore {
  private final int[] rowSizes;
  private final Object[] arrays;
  private final int rows;

  StoredRows(List<Port> ports, Object[] arrays, int rows) {
    if (arrays.length != ports.size()) {
      throw new IllegalArgumentException(
          arrays.length + " arrays for " + ports.size() + " inputs and targets");
    }
    this.rowSizes = ports.stream().mapToInt(Port::rowSize).toArray();
    this.arrays = arrays.clone();
    this.rows = rows;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int[] inOrder() {
    return IntStream.range(0, rows).toArray();
  }

  @Override
  public void draw(long key, int[] order) {
    CounterRandom.permute(key, order);
  }

  @Override
  public void gather(int[] order, int from, int count, Object[] feed) {
    for (int port = 0; port < arrays.length; port++) {
      int size = rowSizes[port];
      for (int i = 0; i < count; i++) {
        System.arraycopy(arrays[port], order[from + i] * size, feed[port], i * size, size);
      }
    }
  }
}
