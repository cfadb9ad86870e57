package org.adjoint.runtime.data;

import java.util.List;
import org.adjoint.runtime.array.NumberArray;

/** A column of the rows of an array, which stays as its file stores it. */
record ArrayColumn(NumberArray array) implements NumberColumn {
  @Override
  public List<Integer> rowShape() {
    return array.rowShape();
  }

  @Override
  public void read(int row, double[] into, int at) {
    array.read(row, into, at);
  }

  @Override
  public boolean missing(int row) {
    return array.missing(row);
  }
}
