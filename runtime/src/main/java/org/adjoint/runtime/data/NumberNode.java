package org.adjoint.runtime.data;

import java.util.List;

/** An expression bound to a table: computes one tensor of numbers for each row of a chunk. */
final class NumberNode {
  /** Fills an array with the rows' tensors, one after another. */
  interface Function {
    void compute(RowChunk rows, double[] out);
  }

  private final List<Integer> shape;
  private final int size;
  private final Function function;
  private double[] buffer = {};

  NumberNode(List<Integer> shape, Function function) {
    this.shape = List.copyOf(shape);
    this.size = RowShape.size(shape);
    this.function = function;
  }

  /** The shape of one row. */
  List<Integer> shape() {
    return shape;
  }

  /** The number of elements of one row. */
  int size() {
    return size;
  }

  /** The rows' tensors, in an array that the next call overwrites. */
  double[] values(RowChunk rows) {
    int length = Math.multiplyExact(rows.count(), size);
    if (buffer.length < length) {
      buffer = new double[length];
    }
    function.compute(rows, buffer);
    return buffer;
  }
}
