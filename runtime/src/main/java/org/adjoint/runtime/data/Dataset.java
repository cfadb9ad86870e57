package org.adjoint.runtime.data;

import java.util.List;
import org.adjoint.runtime.program.Port;

/** Rows ready to be fed, in the order of their source or a drawn one. */
public final class Dataset {
  private final List<Port> ports;
  private final RowStore store;

  /**
   * Wraps one array per port, of {@code rows} rows each, of the Java type of its element kind.
   *
   * @throws DataException where a class number or an index is none that the model has a place for
   */
  public Dataset(List<Port> ports, Object[] arrays, int rows) {
    this(ports, checked(ports, arrays, rows));
  }

  private static RowStore checked(List<Port> ports, Object[] arrays, int rows) {
    StoredRows store = new StoredRows(ports, arrays, rows);
    store.requireInRange(ports);
    return store;
  }

  Dataset(List<Port> ports, RowStore store) {
    this.ports = List.copyOf(ports);
    this.store = store;
  }

  /** The number of rows of an epoch. */
  public int rows() {
    return store.rows();
  }

  /** The inputs and targets, in the order in which they are fed. */
  public List<Port> ports() {
    return ports;
  }

  /** Arrays that hold the feed of one batch. */
  public Object[] newFeed(int capacity) {
    return ports.stream().map(port -> port.newArray(capacity)).toArray();
  }

  /** A way through the rows, which is to be begun. */
  public RowCursor cursor() {
    return store.cursor();
  }

  /** A feed that holds every row, in the order of the source. */
  public Object[] all() {
    Object[] feed = newFeed(rows());
    try (RowCursor cursor = cursor()) {
      cursor.begin();
      cursor.next(rows(), feed);
    }
    return feed;
  }
}
