package org.adjoint.runtime.data;

import java.util.List;
import org.adjoint.runtime.program.Port;

/** Rows ready to be fed, in any order: each batch names those that it takes. */
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

  /** The rows one after another, as {@link #gather} knows them. */
  public int[] inOrder() {
    return store.inOrder();
  }

  /**
   * Fills {@code order}, of {@link #rows} elements, with the rows of an epoch as {@code key} draws
   * them: each once, but of a text windows from anywhere.
   */
  public void draw(long key, int[] order) {
    store.draw(key, order);
  }

  /** Copies rows {@code order[from]} to {@code order[from + count − 1]} into a feed. */
  public void gather(int[] order, int from, int count, Object[] feed) {
    store.gather(order, from, count, feed);
  }
}
