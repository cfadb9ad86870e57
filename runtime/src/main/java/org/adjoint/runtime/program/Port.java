package org.adjoint.runtime.program;

import java.util.ArrayList;
import java.util.List;

/**
 * One tensor that is fed to a program or returned by it per batch.
 *
 * @param rowShape its shape without the leading batch dimension; a dimension that varies at run
 *     time is {@link #VARIES}
 * @param perRow false for an output without a batch dimension, one value a batch
 * @param ranges what each element of a row may be where the model uses it as a class number or an
 *     index; one range alone is that of all elements, and none at all allows any number
 * @param varying how each dimension of the row shape that varies follows from those of the program
 */
public record Port(
    String name,
    ElementKind kind,
    List<Integer> rowShape,
    boolean perRow,
    List<IndexRange> ranges,
    List<VaryingExtent> varying) {
  /** Stands in a shape for a dimension that is known only at run time. */
  public static final int VARIES = -1;

  /** Copies the lists. */
  public Port {
    rowShape = List.copyOf(rowShape);
    ranges = List.copyOf(ranges);
    varying = List.copyOf(varying);
  }

  /** A tensor none of whose elements is used as an index. */
  public Port(String name, ElementKind kind, List<Integer> rowShape, boolean perRow) {
    this(name, kind, rowShape, perRow, List.of(), List.of());
  }

  /** The same with the shape that its rows really have. */
  public Port withRowShape(List<Integer> shape) {
    return new Port(name, kind, shape, perRow, ranges, List.of());
  }

  /** The same where the dimensions of the program that vary have these extents. */
  public Port fixed(int[] extents) {
    List<Integer> shape = new ArrayList<>();
    int next = 0;
    for (int dimension : rowShape) {
      shape.add(dimension == VARIES ? varying.get(next++).of(extents) : dimension);
    }
    return withRowShape(shape);
  }

  /** What an element of a row may be, by its place in row-major order. */
  public IndexRange range(int element) {
    return ranges.isEmpty() ? IndexRange.ANY : ranges.get(ranges.size() == 1 ? 0 : element);
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
