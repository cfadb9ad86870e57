package org.adjoint.compiler.op;

import java.util.List;
import java.util.stream.IntStream;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.ir.Movement;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.TypeMismatch;
import org.adjoint.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * The operand repeated along new axes: its axis {@code i} becomes axis {@code axes[i]} of the
 * result, with the same extent; the result does not depend on its other axes. Stretching an extent
 * of one is a reshape that drops the axis and then a broadcast.
 */
public record Broadcast(Shape shape, List<Integer> axes) implements Movement {
  public Broadcast {
    axes = List.copyOf(axes);
  }

  @Override
  public String name() {
    return "broadcast";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    TensorType operand = operands.get(0);
    for (int axis = 0; axis < axes.size(); axis++) {
      boolean ascending = axis == 0 || axes.get(axis) > axes.get(axis - 1);
      if (!ascending || !operand.shape().get(axis).equals(shape.get(axes.get(axis)))) {
        throw new TypeMismatch(
            "cannot broadcast " + operand.shape() + " to " + shape + " along " + axes);
      }
    }
    return operand.withShape(shape);
  }

  /** The axes of the result that the operand does not have. */
  public List<Integer> newAxes() {
    return IntStream.range(0, shape.rank()).filter(axis -> !axes.contains(axis)).boxed().toList();
  }

  @Override
  public Route route(List<IndexExpression> index, List<TensorType> operands) {
    return new Route.From(0, axes.stream().map(index::get).toList());
  }

  @Override
  public List<@Nullable Value> gradient(Value self, Value cotangent, Graph graph) {
    return List.of(Algebra.at(graph, self).reduce(Reduce.Kind.SUM, cotangent, newAxes()));
  }
}
