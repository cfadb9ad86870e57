package org.adjoint.runtime.data;

import java.util.List;

/** A column with one vector of numbers a row. */
@SuppressWarnings("ArrayRecordComponent") // a view, never compared
record VectorColumn(double[][] values, int length) implements NumberColumn {
  @Override
  public List<Integer> rowShape() {
    return List.of(length);
  }

  @Override
  public void read(int row, double[] into, int at) {
    System.arraycopy(values[row], 0, into, at, length);
  }

  @Override
  public boolean missing(int row) {
    for (double value : values[row]) {
      if (Double.isNaN(value)) {
        return true;
      }
    }
    return false;
  }
}
