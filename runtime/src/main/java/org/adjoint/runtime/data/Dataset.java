package org.adjoint.runtime.data;

import java.util.List;
import org.adjoint.runtime.program.Port;

/** Rows ready to be fed: one flat array for each input and target. */
public final class Dataset {
  private final List<Port> ports;
  private final int[] rowSizes;
  private final Object[] arrays;
  private final int rows;

  /** Wraps one array per port, of {@code rows} rows each, of the Java type of its element kind. */
  public Dataset(List<Port> ports, Object[] arrays, int rows) {
    if (arrays.length != ports.size()) {
      throw new IllegalArgumentException(
          arrays.length + " arrays for " + ports.size() + " inputs and targets");
    }
    this.ports = List.copyOf(ports);
    this.rowSizes = ports.stream().mapToInt(Port::rowSize).toArray();
    this.arrays = arrays.clone();
    this.rows = rows;
  }

  /** The number of rows. */
  public int rows() {
    return rows;
  }

  /** The inputs and targets, in the order in which they are fed. */
  public List<Port> ports() {
    return ports;
  }

  /** Arrays that hold the feed of one batch. */
  public Object[] newFeed(int capacity) {
    return ports.stream().map(port -> port.newArray(capacity)).toArray();
  }

  /** Copies rows {@code order[from]} to {@code order[from + count − 1]} into a feed. */
  public void gather(int[] order, int from, int count, Object[] feed) {
    for (int port = 0; port < arrays.length; port++) {
      int size = rowSizes[port];
      for (int i = 0; i < count; i++) {
        System.arraycopy(arrays[port], order[from + i] * size, feed[port], i * size, size);
      }
    }
  }
}
