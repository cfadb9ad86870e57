package org.adjoint.runtime.data;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;

/** Reads arrays of arrays of numbers, to any depth, whose parts have the same lengths. */
final class NestedRows {
  private final String name;
  private final SourcePlace place;
  private final List<Integer> shape = new ArrayList<>();
  private double[] values = {};
  private int filled;

  private NestedRows(String name, SourcePlace place) {
    this.name = name;
    this.place = place;
  }

  /** Whether arrays of this type hold numbers, or truths, at their innermost. */
  static boolean isOfNumbers(Class<?> type) {
    Class<?> innermost = type;
    while (innermost.isArray()) {
      innermost = innermost.getComponentType();
    }
    return innermost == float.class
        || innermost == double.class
        || innermost == int.class
        || innermost == boolean.class;
  }

  /** The column whose rows these are. */
  static NumberColumn column(String name, Object[] rows, SourcePlace place) {
    NestedRows nested = new NestedRows(name, place);
    if (rows.length > 0) {
      nested.measure(rows[0]);
    }
    int size = RowShape.size(nested.shape);
    nested.values = new double[Math.multiplyExact(rows.length, size)];
    for (int row = 0; row < rows.length; row++) {
      nested.fill(rows[row], 0, row);
    }
    return new TensorColumn(nested.values, nested.shape);
  }

  private void measure(Object part) {
    if (part != null && part.getClass().isArray()) {
      shape.add(Array.getLength(part));
      if (Array.getLength(part) > 0) {
        measure(Array.get(part, 0));
      }
    }
  }

  private void fill(Object part, int axis, int row) {
    int length = part == null ? -1 : Array.getLength(part);
    if (axis >= shape.size() || length != shape.get(axis)) {
      throw new DataException(
          DataFault.SHAPE,
          "row " + row + " of '" + name + "' has " + length + " numbers, not " + shape.get(axis),
          place,
          "sequences of unequal length are filled up to one length, and a mask says which are real");
    }
    for (int i = 0; i < length; i++) {
      if (axis + 1 < shape.size()) {
        fill(Array.get(part, i), axis + 1, row);
      } else {
        values[filled++] = number(part, i);
      }
    }
  }

  private static double number(Object array, int at) {
    return array instanceof boolean[] truths ? truths[at] ? 1 : 0 : Array.getDouble(array, at);
  }
}
