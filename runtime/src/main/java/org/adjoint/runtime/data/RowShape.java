package org.adjoint.runtime.data;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arithmetic on the shapes of rows. */
final class RowShape {
  private RowShape() {}

  /** The number of elements. */
  static int size(List<Integer> shape) {
    int size = 1;
    for (int dimension : shape) {
      size = Math.multiplyExact(size, dimension);
    }
    return size;
  }

  /** The shape that both broadcast to, or null where they do not fit. */
  static @Nullable List<Integer> broadcast(List<Integer> a, List<Integer> b) {
    int rank = Math.max(a.size(), b.size());
    List<Integer> shape = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      int first = dimension(a, axis, rank);
      int second = dimension(b, axis, rank);
      if (first != second && first != 1 && second != 1) {
        return null;
      }
      shape.add(first == 1 ? second : first);
    }
    return shape;
  }

  private static int dimension(List<Integer> shape, int axis, int rank) {
    int own = axis - (rank - shape.size());
    return own < 0 ? 1 : shape.get(own);
  }

  /** For each element of {@code to}, the element of {@code from} that is broadcast there. */
  static int[] broadcastMap(List<Integer> from, List<Integer> to) {
    int[] map = new int[size(to)];
    for (int element = 0; element < map.length; element++) {
      int rest = element;
      int stride = 1;
      int source = 0;
      for (int axis = to.size() - 1; axis >= 0; axis--) {
        int index = rest % to.get(axis);
        rest /= to.get(axis);
        int dimension = dimension(from, axis, to.size());
        source += dimension == 1 ? 0 : index * stride;
        stride *= dimension;
      }
      map[element] = source;
    }
    return map;
  }

  /** An axis counted from the front, or −1 if there is none such. */
  static int axis(int axis, int rank) {
    int fromFront = axis < 0 ? axis + rank : axis;
    return fromFront >= 0 && fromFront < rank ? fromFront : -1;
  }

  /** The index of an element by its place in row-major order. */
  static List<Integer> index(int element, List<Integer> shape) {
    Integer[] index = new Integer[shape.size()];
    int rest = element;
    for (int axis = index.length - 1; axis >= 0; axis--) {
      index[axis] = rest % shape.get(axis);
      rest /= shape.get(axis);
    }
    return List.of(index);
  }

  /** A shape as a message shows it. */
  static String shown(List<Integer> shape) {
    return shape.isEmpty() ? "a single number" : shape.toString();
  }
}
