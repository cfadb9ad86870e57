package org.adjoint.runtime.data;

import java.util.List;

/** The characters of a text; where a row stands they are read from its position on. */
@SuppressWarnings("ArrayRecordComponent") // a view, never compared
record CharacterColumn(int[] codePoints) implements NumberColumn {
  /** What the column is called. */
  static final String NAME = "characters";

  @Override
  public List<Integer> rowShape() {
    return List.of();
  }

  @Override
  public void read(int row, double[] into, int at) {
    into[at] = codePoints[row];
  }

  @Override
  public boolean missing(int row) {
    return false;
  }
}
