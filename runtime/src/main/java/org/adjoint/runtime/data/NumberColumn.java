package org.adjoint.runtime.data;

import java.util.List;

/** A column of numbers, with one tensor of them in each row; a missing one is NaN. */
interface NumberColumn {
  /** The shape of one row; empty for a single number. */
  List<Integer> rowShape();

  /** Copies the numbers of one row into an array. */
  void read(int row, double[] into, int at);

  /** Whether one of the row's numbers is missing. */
  boolean missing(int row);
}
