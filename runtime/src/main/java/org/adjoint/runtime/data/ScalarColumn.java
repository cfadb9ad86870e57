package org.adjoint.runtime.data;

import java.util.List;

/** A column with one number a row. */
@SuppressWarnings("ArrayRecordComponent") // a view, never compared
record ScalarColumn(double[] values) implements NumberColumn {
  @Override
  public List<Integer> rowShape() {
    return List.of();
  }

  @Override
  public void read(int row, double[] into, int at) {
    into[at] = values[row];
  }

  @Override
  public boolean missing(int row) {
    return Double.isNaN(values[row]);
  }
}
