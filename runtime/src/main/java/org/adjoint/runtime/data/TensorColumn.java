package org.adjoint.runtime.data;

import java.util.List;

/** A column with one tensor of numbers a row, all in one array. */
@SuppressWarnings("ArrayRecordComponent") // a view, never compared
record TensorColumn(double[] values, List<Integer> rowShape) implements NumberColumn {
  TensorColumn {
    rowShape = List.copyOf(rowShape);
  }

  @Override
  public void read(int row, double[] into, int at) {
    int size = RowShape.size(rowShape);
    System.arraycopy(values, row * size, into, at, size);
  }

  @Override
  public boolean missing(int row) {
    int size = RowShape.size(rowShape);
    for (int i = row * size; i < (row + 1) * size; i++) {
      if (Double.isNaN(values[i])) {
        return true;
      }
    }
    return false;
  }
}
