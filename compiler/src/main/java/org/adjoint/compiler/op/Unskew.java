package org.adjoint.compiler.op;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.ir.Movement;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * The adjoint of {@link Skew}: element {@code (i, k)} of the result is element {@code ((i − k ·
 * dilation) / stride, k)} of the operand where there is one, else zero.
 *
 * @param extent the extent of the axis before it was skewed
 */
public record Unskew(int axis, int window, long stride, long dilation, Dimension extent)
    implements Movement {
  @Override
  public String name() {
    return "unskew";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    TensorType operand = operands.get(0);
    return operand.withShape(operand.shape().with(axis, extent));
  }

  @Override
  public Route route(List<IndexExpression> index, List<TensorType> operands) {
    Dimension windows = operands.get(0).shape().get(axis);
    IndexExpression place = index.get(axis).plus(index.get(window).times(Dimension.of(-dilation)));
    List<IndexExpression> source = new ArrayList<>(index);
    source.set(axis, place.dividedBy(Dimension.of(stride)));
    Dimension end = windows.minus(Dimension.ONE).times(Dimension.of(stride)).plus(Dimension.ONE);
    Condition inside = new Condition(place, Dimension.ZERO, end, stride);
    return new Route.Choose(inside, new Route.From(0, source), new Route.Fill(0));
  }

  @Override
  public List<@Nullable Value> gradient(Value self, Value cotangent, Graph graph) {
    Dimension windows = self.operand(0).shape().get(axis);
    return List.of(
        Algebra.at(graph, self)
            .apply(new Skew(axis, window, stride, dilation, windows), cotangent));
  }
}
