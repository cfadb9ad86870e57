package org.adjoint.compiler.plan;

import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.ir.Shape;

/**
 * Where a value's elements are: in a buffer, row-major from an offset.
 *
 * @param offset the first element's place in the buffer
 */
public record Placement(Buffer buffer, Dimension offset) {
  /** The place of an element, counted from the offset. */
  static IndexExpression flat(Shape shape, List<IndexExpression> index) {
    List<Dimension> strides = shape.strides();
    IndexExpression sum = IndexExpression.ZERO;
    for (int axis = 0; axis < index.size(); axis++) {
      sum = sum.plus(index.get(axis).times(strides.get(axis)));
    }
    return sum;
  }
}
