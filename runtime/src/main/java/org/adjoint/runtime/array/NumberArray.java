package org.adjoint.runtime.array;

import java.nio.ByteBuffer;
import java.util.List;

/** An array of numbers as its file stores them, in row-major order; its first axis counts rows. */
public final class NumberArray {
  private final NumberType type;
  private final List<Integer> shape;
  private final ByteBuffer data;
  private final int rowSize;

  NumberArray(NumberType type, List<Integer> shape, ByteBuffer data) {
    this.type = type;
    this.shape = List.copyOf(shape);
    this.data = data;
    this.rowSize = shape.stream().skip(1).reduce(1, Math::multiplyExact);
  }

  /** How a number is stored. */
  public NumberType type() {
    return type;
  }

  /** All dimensions. */
  public List<Integer> shape() {
    return shape;
  }

  /** The number of rows; a single number is one. */
  public int rows() {
    return shape.isEmpty() ? 1 : shape.get(0);
  }

  /** The shape of one row. */
  public List<Integer> rowShape() {
    return shape.subList(1, shape.size());
  }

  /** Copies the numbers of one row into an array. */
  public void read(int row, double[] into, int at) {
    int first = row * rowSize;
    for (int i = 0; i < rowSize; i++) {
      into[at + i] = type.read(data, (first + i) * type.bytes());
    }
  }

  /** Whether one of a row's numbers is NaN. */
  public boolean missing(int row) {
    if (!type.floating()) {
      return false;
    }
    int first = row * rowSize;
    for (int i = 0; i < rowSize; i++) {
      if (Double.isNaN(type.read(data, (first + i) * type.bytes()))) {
        return true;
      }
    }
    return false;
  }
}
