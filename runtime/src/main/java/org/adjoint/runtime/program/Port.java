package org.adjoint.runtime.program;

import java.util.List;

/**
 * One tensor that is fed to a program or returned by it per batch.
 *
 * @param rowShape its shape without the leading batch dimension; a dimension that varies at run
 *     time is {@link #VARIES}
 * @param perRow false for an output without a batch dimension, one value a batch
 */
public record Port(String name, ElementKind kind, List<Integer> rowShape, boolean perRow) {
  /** Stands in a shape for a dimension that is known only at run time. */
  public static final int VARIES = -1;

  /** Copies the shape. */
  public Port {
    rowShape = List.copyOf(rowShape);
  }

  /** The number of elements of one row; every dimension must be fixed. */
  public int rowSize() {
    return product(rowShape);
  }

  /** An array that holds {@code rows} rows of this tensor, of the Java type of its element kind. */
  public Object newArray(int rows) {
    int length = perRow ? Math.multiplyExact(rows, rowSize()) : rowSize();
    return switch (kind) {
      case FLOAT32 -> new float[length];
      case FLOAT64 -> new double[length];
      case INT32, BOOL -> new int[length];
    };
  }

  static int product(List<Integer> shape) {
    int size = 1;
    for (int dimension : shape) {
      if (dimension < 0) {
        throw new IllegalStateException("the size of " + shape + " varies at run time");
      }
      size = Math.multiplyExact(size, dimension);
    }
    return size;
  }
}
