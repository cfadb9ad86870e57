package org.adjoint.compiler.op;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.ir.Movement;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.TypeMismatch;
import org.adjoint.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** The same elements in the same row-major order under another shape. */
public record Reshape(Shape shape) implements Movement {
  @Override
  public String name() {
    return "reshape";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    TensorType operand = operands.get(0);
    if (!operand.shape().size().equals(shape.size())) {
      throw new TypeMismatch(
          "cannot reshape "
              + operand.shape()
              + " to "
              + shape
              + ": "
              + operand.shape().size()
              + " elements are not "
              + shape.size());
    }
    return operand.withShape(shape);
  }

  @Override
  public Route route(List<IndexExpression> index, List<TensorType> operands) {
    return new Route.From(0, convert(index, shape, operands.get(0).shape()));
  }

  /** The index into a shape of the element that another shape of the same size has at an index. */
  static List<IndexExpression> convert(List<IndexExpression> index, Shape from, Shape to) {
    List<IndexExpression> result = new ArrayList<>();
    int source = from.rank() - 1;
    int target = to.rank() - 1;
    // Runs of axes whose products agree are converted on their own, innermost first.
    while (target >= 0) {
      Dimension fromSize = Dimension.ONE;
      Dimension toSize = to.get(target);
      IndexExpression flat = IndexExpression.ZERO;
      int first = target;
      while (!fromSize.equals(toSize) && (source >= 0 || first > 0)) {
        boolean growSource = first == 0 || toSize.dividedBy(fromSize).isPresent();
        if (source >= 0 && growSource) {
          flat = flat.plus(index.get(source).times(fromSize));
          fromSize = fromSize.times(from.get(source--));
        } else {
          toSize = toSize.times(to.get(--first));
        }
      }
      for (int axis = target; axis >= first; axis--) {
        boolean outermost = axis == first;
        result.add(0, outermost ? flat : flat.remainder(to.get(axis)));
        flat = outermost ? flat : flat.dividedBy(to.get(axis));
      }
      target = first - 1;
    }
    return result;
  }

  @Override
  public List<@Nullable Value> gradient(Value self, Value cotangent, Graph graph) {
    return List.of(Algebra.at(graph, self).reshape(cotangent, self.operand(0).shape()));
  }
}
