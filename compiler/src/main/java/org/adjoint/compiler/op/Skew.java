package org.adjoint.compiler.op;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.ir.Movement;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.TypeMismatch;
import org.adjoint.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * Windows along an axis: element {@code (o, k)} of the result, along the axis and the window's
 * axis, is element {@code (o · stride + k · dilation, k)} of the operand. After a broadcast along
 * the window's axis it is what a convolution sees.
 *
 * @param extent the number of windows
 */
public record Skew(int axis, int window, long stride, long dilation, Dimension extent)
    implements Movement {
  @Override
  public String name() {
    return "skew";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    TensorType operand = operands.get(0);
    Dimension size = operand.shape().get(window);
    Dimension last =
        extent
            .minus(Dimension.ONE)
            .times(Dimension.of(stride))
            .plus(size.minus(Dimension.ONE).times(Dimension.of(dilation)));
    Dimension room = operand.shape().get(axis).minus(last);
    if (room.isConstant() && room.constant() <= 0) {
      throw new TypeMismatch(
          "windows of "
              + size
              + " that reach element "
              + last
              + " leave axis "
              + axis
              + " of "
              + operand.shape());
    }
    return operand.withShape(operand.shape().with(axis, extent));
  }

  @Override
  public Route route(List<IndexExpression> index, List<TensorType> operands) {
    List<IndexExpression> source = new ArrayList<>(index);
    source.set(
        axis,
        index
            .get(axis)
            .times(Dimension.of(stride))
            .plus(index.get(window).times(Dimension.of(dilation))));
    return new Route.From(0, source);
  }

  @Override
  public List<@Nullable Value> gradient(Value self, Value cotangent, Graph graph) {
    Dimension whole = self.operand(0).shape().get(axis);
    return List.of(
        Algebra.at(graph, self)
            .apply(new Unskew(axis, window, stride, dilation, whole), cotangent));
  }
}
