package org.adjoint.compiler.op;

import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;

/** The gradients of the reductions. */
final class ReduceGradient {
  private ReduceGradient() {}

  static Value of(Reduce reduce, Value self, Value cotangent, Algebra algebra) {
    Value operand = self.operand(0);
    return switch (reduce.kind()) {
      case SUM -> algebra.spread(cotangent, operand.shape(), reduce.axes());
      case MINIMUM, MAXIMUM -> ties(reduce, self, cotangent, algebra);
      case PRODUCT -> product(reduce, self, cotangent, algebra);
    };
  }

  /** Elements that tie share the cotangent. */
  private static Value ties(Reduce reduce, Value self, Value cotangent, Algebra algebra) {
    Value operand = self.operand(0);
    Value chosen = algebra.equal(operand, algebra.spread(self, operand.shape(), reduce.axes()));
    Value ones = algebra.convert(chosen, self.element());
    Value count = algebra.reduce(Reduce.Kind.SUM, ones, reduce.axes());
    Value share = algebra.divide(cotangent, count);
    return algebra.multiply(ones, algebra.spread(share, operand.shape(), reduce.axes()));
  }

  /**
   * The product of all other elements, safe at zero: each axis is moved last, and the products
   * before and after each element come from a matrix of the elements with the diagonal set to one.
   */
  private static Value product(Reduce reduce, Value self, Value cotangent, Algebra algebra) {
    Value operand = self.operand(0);
    Value rows = algebra.moveLast(operand, reduce.axes());
    Dimension count = Dimension.ONE;
    for (int axis : reduce.axes()) {
      count = count.times(operand.shape().get(axis));
    }
    Shape flat = append(self.shape(), count);
    Value elements = algebra.reshape(rows, flat);
    Shape square = append(flat, count);
    int last = square.rank() - 1;
    Value repeated = algebra.spread(elements, square, List.of(last - 1));
    Value diagonal =
        algebra.equal(
            algebra.spreadVector(algebra.iota(count), square, last - 1),
            algebra.spreadVector(algebra.iota(count), square, last));
    Value one = algebra.fill(algebra.constant(self.element(), 1), square);
    Value others =
        algebra.reduce(Reduce.Kind.PRODUCT, algebra.select(diagonal, one, repeated), List.of(last));
    Value shares = algebra.multiply(others, algebra.spread(cotangent, flat, List.of(last - 1)));
    return algebra.moveBack(algebra.reshape(shares, rows.shape()), reduce.axes());
  }

  private static Shape append(Shape shape, Dimension extent) {
    java.util.ArrayList<Dimension> dimensions = new java.util.ArrayList<>(shape.dimensions());
    dimensions.add(extent);
    return new Shape(dimensions);
  }
}
