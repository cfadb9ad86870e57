package org.adjoint.runtime.data;

/** Where the rows of a data set are kept, or made of. */
interface RowStore {
  /** The number of rows of an epoch. */
  int rows();

  /** A way through them, which is to be begun. */
  RowCursor cursor();
}
