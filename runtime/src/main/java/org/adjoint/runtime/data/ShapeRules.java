package org.adjoint.runtime.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes the nodes whose operands' shapes must fit, and says where they do not. */
final class ShapeRules {
  private ShapeRules() {}

  /** The parts one after another along an axis. */
  static NumberNode join(List<NumberNode> parts, int wantedAxis, SourcePlace place) {
    NumberNode first = parts.get(0);
    int axis = axis(wantedAxis, first, place);
    for (NumberNode part : parts) {
      List<Integer> shape = new ArrayList<>(part.shape());
      if (shape.size() == first.shape().size()) {
        shape.set(axis, first.shape().get(axis));
      }
      if (!shape.equals(first.shape())) {
        throw new DataException(
            DataFault.SHAPE,
            "shapes " + first.shape() + " and " + part.shape() + " cannot be put together",
            place,
            null);
      }
    }
    return Arrangement.concat(parts, axis);
  }

  /** The shape that both broadcast to. */
  static List<Integer> broadcast(List<Integer> a, List<Integer> b, SourcePlace place) {
    List<Integer> shape = RowShape.broadcast(a, b);
    if (shape == null) {
      throw new DataException(
          DataFault.SHAPE, "shapes " + a + " and " + b + " do not fit", place, null);
    }
    return shape;
  }

  /** Refuses an operand that does not broadcast to a shape. */
  static void requireFits(NumberNode operand, List<Integer> shape, SourcePlace place) {
    if (!shape.equals(RowShape.broadcast(operand.shape(), shape))) {
      throw new DataException(
          DataFault.SHAPE,
          "shapes " + operand.shape() + " and " + shape + " do not fit",
          place,
          null);
    }
  }

  static NumberNode reduce(Expression.Reduce reduce, NumberNode operand) {
    boolean[] reduced = new boolean[operand.shape().size()];
    if (reduce.axes().isEmpty()) {
      Arrays.fill(reduced, true);
    }
    for (int axis : reduce.axes()) {
      reduced[axis(axis, operand, reduce.place())] = true;
    }
    return Arrangement.reduce(reduce.kind(), operand, reduced, reduce.keep());
  }

  static NumberNode reshape(Expression.Reshape reshape, NumberNode operand) {
    if (reshape.shape().stream().anyMatch(dimension -> dimension < 1)
        || RowShape.size(reshape.shape()) != operand.size()) {
      throw new DataException(
          DataFault.SHAPE,
          "one row of shape " + operand.shape() + " cannot take the shape " + reshape.shape(),
          reshape.place(),
          null);
    }
    return Arrangement.reshape(operand, reshape.shape());
  }

  private static int axis(int wanted, NumberNode operand, SourcePlace place) {
    int axis = RowShape.axis(wanted, operand.shape().size());
    if (axis < 0) {
      throw new DataException(
          DataFault.SHAPE,
          "there is no axis " + wanted + " in one row of shape " + operand.shape(),
          place,
          null);
    }
    return axis;
  }
}
