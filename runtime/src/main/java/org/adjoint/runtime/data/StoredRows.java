package org.adjoint.runtime.data;

import java.util.List;
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
  public RowCursor cursor() {
    return new Cursor();
  }

  private final class Cursor implements RowCursor {
    /** Made when an order is first drawn, as that of the source needs none. */
    private int[] order = {};

    private boolean drawn;
    private int position;

    @Override
    public void begin() {
      drawn = false;
      position = 0;
    }

    @Override
    public void begin(long key) {
      order = order.length == rows ? order : new int[rows];
      CounterRandom.permute(key, order);
      drawn = true;
      position = 0;
    }

    @Override
    public void skip(int count) {
      position += count;
    }

    @Override
    public void next(int count, Object[] feed) {
      for (int port = 0; port < arrays.length; port++) {
        int size = rowSizes[port];
        for (int i = 0; drawn && i < count; i++) {
          int row = order[position + i];
          System.arraycopy(arrays[port], row * size, feed[port], i * size, size);
        }
        if (!drawn) {
          System.arraycopy(arrays[port], position * size, feed[port], 0, count * size);
        }
      }
      position += count;
    }

    @Override
    public void close() {}
  }
}
