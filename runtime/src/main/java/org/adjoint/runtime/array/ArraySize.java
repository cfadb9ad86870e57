package org.adjoint.runtime.array;

import java.util.List;

/** The size in bytes of an array that a header describes, before it is trusted. */
final class ArraySize {
  /** Far more axes than any array has. */
  static final int MOST_AXES = 32;

  private ArraySize() {}

  /** The bytes that an array of this shape takes; refuses what holds no numbers. */
  static long of(ArrayInput input, NumberType type, List<Integer> shape) {
    if (shape.size() > MOST_AXES) {
      throw input.fault("has " + shape.size() + " axes, of " + MOST_AXES + " at most");
    }
    if (shape.contains(0)) {
      throw input.fault("holds no numbers: its shape is " + shape);
    }
    try {
      long size = type.bytes();
      for (int dimension : shape) {
        size = Math.multiplyExact(size, dimension);
      }
      return size;
    } catch (ArithmeticException e) {
      throw input.fault("announces an array of shape " + shape + ", which no file can hold");
    }
  }
}
