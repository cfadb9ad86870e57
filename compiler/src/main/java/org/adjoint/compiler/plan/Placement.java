package org.adjoint.compiler.plan;

import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.ir.Shape;

/**
 * Where a value's elements begin: in a buffer, at an offset.
 *
 * @param offset the first element's place in the buffer, which may depend on the turns of the loops
 *     around a kernel but not on the loops in it
 */
public record Placement(Buffer buffer, IndexExpression offset) {
  /** The placement at a fixed offset. */
  static Placement of(Buffer buffer, Dimension offset) {
    return new Placement(buffer, IndexExpression.constant(offset));
  }

  /** The placement at the beginning of a buffer. */
  static Placement of(Buffer buffer) {
    return of(buffer, Dimension.ZERO);
  }

  /** The placement some elements further on. */
  Placement plus(IndexExpression distance) {
    return new Placement(buffer, offset.plus(distance));
  }

  /** The place of an element of a row-major value, counted from the offset. */
  static IndexExpression flat(Shape shape, List<IndexExpression> index) {
    return flat(shape.strides(), index);
  }

  static IndexExpression flat(List<Dimension> strides, List<IndexExpression> index) {
    IndexExpression sum = IndexExpression.ZERO;
    for (int axis = 0; axis < index.size(); axis++) {
      sum = sum.plus(index.get(axis).times(strides.get(axis)));
    }
    return sum;
  }
}
