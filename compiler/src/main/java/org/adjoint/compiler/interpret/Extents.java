package org.adjoint.compiler.interpret;

import java.util.List;
import java.util.Map;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Shape;

/** What the symbols of dimensions stand for, and the index arithmetic that follows. */
record Extents(Map<String, Long> symbols) {
  Extents {
    symbols = Map.copyOf(symbols);
  }

  int of(Dimension dimension) {
    return Math.toIntExact(dimension.evaluate(symbols));
  }

  int[] of(Shape shape) {
    return shape.dimensions().stream().mapToInt(this::of).toArray();
  }

  /** The distance between neighbours along each axis of a row-major tensor. */
  static int[] strides(int[] extents) {
    int[] strides = new int[extents.length];
    int stride = 1;
    for (int axis = extents.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= extents[axis];
    }
    return strides;
  }

  /**
   * The places of all elements reached by counting through some axes in row-major order.
   *
   * @param extents how far each axis counts
   * @param strides the distance between neighbours along each
   */
  static int[] places(List<Integer> axes, int[] extents, int[] strides) {
    int[] places = {0};
    for (int axis : axes) {
      int[] finer = new int[Math.multiplyExact(places.length, extents[axis])];
      for (int i = 0; i < finer.length; i++) {
        finer[i] = places[i / extents[axis]] + i % extents[axis] * strides[axis];
      }
      places = finer;
    }
    return places;
  }
}
