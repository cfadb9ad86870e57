package org.adjoint.runtime.data;

/**
 * Goes through the rows of a data set, once each time that it is begun. What comes depends on how
 * it was begun and on nothing that was read before.
 */
public interface RowCursor extends AutoCloseable {
  /** Goes to the first row, in the order of the source. */
  void begin();

  /** Goes to the first row of an epoch, in the order that {@code key} draws. */
  void begin(long key);

  /** Passes over so many rows. */
  void skip(int rows);

  /**
   * Copies the next {@code count} rows into a feed.
   *
   * @throws DataException where they cannot be read, or are not what the model takes
   */
  void next(int count, Object[] feed);

  /** Lets go of the files that are read. */
  @Override
  void close();
}
