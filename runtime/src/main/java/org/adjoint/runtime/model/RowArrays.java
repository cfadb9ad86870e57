package org.adjoint.runtime.model;

import java.util.Arrays;
import org.adjoint.runtime.program.IndexRange;
import org.adjoint.runtime.program.Port;

/** Turns rows into the flat arrays that programs take, and back. */
public final class RowArrays {
  private RowArrays() {}

  static void requireAtLeast(Port port, int rows, int length) {
    long needed = (port.perRow() ? (long) rows : 1L) * port.rowSize();
    if (length < needed) {
      throw new IllegalArgumentException(
          "'"
              + port.name()
              + "' has "
              + length
              + " elements where "
              + rows
              + (rows == 1 ? " row takes " : " rows take ")
              + needed);
    }
  }

  /** Refuses class numbers and indices that the model has no place for. */
  static void requireIndices(Port port, int rows, int[] values) {
    if (port.ranges().isEmpty()) {
      return;
    }
    int size = port.rowSize();
    int count = (port.perRow() ? rows : 1) * size;
    for (int at = 0; at < count; at++) {
      IndexRange range = port.range(at % size);
      if (!range.contains(values[at])) {
        throw new IllegalArgumentException(
            "row "
                + at / size
                + " of '"
                + port.name()
                + "': "
                + values[at]
                + " is not in "
                + range.least()
                + " .. "
                + range.most());
      }
    }
  }

  /** Refuses an array that is not of one row. */
  public static void require(String name, int length, int size) {
    if (length != size) {
      throw new IllegalArgumentException(
          "one row of '" + name + "' has " + size + " elements, not " + length);
    }
  }

  /** Refuses inputs or targets of unequal numbers of rows. */
  public static void requireRows(String name, int rows, int expected) {
    if (rows != expected) {
      throw new IllegalArgumentException(
          "'" + name + "' has " + rows + " rows where the first has " + expected);
    }
  }

  /** The rows one after another; each has {@code size} elements. */
  public static float[] join(String name, float[][] rows, int size) {
    float[] all = new float[Math.multiplyExact(rows.length, size)];
    for (int row = 0; row < rows.length; row++) {
      require(name, rows[row].length, size);
      System.arraycopy(rows[row], 0, all, row * size, size);
    }
    return all;
  }

  /** The rows one after another; each has {@code size} elements. */
  public static double[] join(String name, double[][] rows, int size) {
    double[] all = new double[Math.multiplyExact(rows.length, size)];
    for (int row = 0; row < rows.length; row++) {
      require(name, rows[row].length, size);
      System.arraycopy(rows[row], 0, all, row * size, size);
    }
    return all;
  }

  /** The rows one after another; each has {@code size} elements. */
  public static int[] join(String name, int[][] rows, int size) {
    int[] all = new int[Math.multiplyExact(rows.length, size)];
    for (int row = 0; row < rows.length; row++) {
      require(name, rows[row].length, size);
      System.arraycopy(rows[row], 0, all, row * size, size);
    }
    return all;
  }

  /** So many rows of {@code size} elements each. */
  public static float[][] split(float[] all, int rows, int size) {
    float[][] split = new float[rows][];
    Arrays.setAll(split, row -> Arrays.copyOfRange(all, row * size, (row + 1) * size));
    return split;
  }

  /** So many rows of {@code size} elements each. */
  public static double[][] split(double[] all, int rows, int size) {
    double[][] split = new double[rows][];
    Arrays.setAll(split, row -> Arrays.copyOfRange(all, row * size, (row + 1) * size));
    return split;
  }

  /** So many rows of {@code size} elements each. */
  public static int[][] split(int[] all, int rows, int size) {
    int[][] split = new int[rows][];
    Arrays.setAll(split, row -> Arrays.copyOfRange(all, row * size, (row + 1) * size));
    return split;
  }
}
