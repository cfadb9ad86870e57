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

  /** Refuses a number that a model would use as an index without having a place for it. */
  void requireInRange(List<Port> ports) {
    for (int port = 0; port < arrays.length; port++) {
      if (!ports.get(port).ranges().isEmpty()) {
        requireInRange(ports.get(port), (int[]) arrays[port]);
      }
    }
  }

  private void requireInRange(Port port, int[] numbers) {
    for (int at = 0; at < rows * port.rowSize(); at++) {
      int row = at / port.rowSize();
      int element = at % port.rowSize();
      if (!port.range(element).contains(numbers[at])) {
        throw PortWriter.outOfRange("row " + row, port, element, numbers[at], null);
      }
    }
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
