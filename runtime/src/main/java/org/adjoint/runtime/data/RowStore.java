package org.adjoint.runtime.data;

/** Where the rows of a data set are kept, or made of, by their numbers. */
interface RowStore {
  /** The number of rows of an epoch. */
  int rows();

  /** Their numbers, in order. */
  int[] inOrder();

  /** Fills {@code order} with the numbers of the rows of an epoch, which {@code key} decides. */
  void draw(long key, int[] order);

  /** Copies rows {@code order[from]} to {@code order[from + count − 1]} into a feed. */
  void gather(int[] order, int from, int count, Object[] feed);
}
