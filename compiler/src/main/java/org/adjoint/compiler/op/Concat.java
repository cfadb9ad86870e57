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

/** The operands one after the other along an axis. */
public record Concat(int axis) implements Movement {
  @Override
  public String name() {
    return "concat";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    TensorType first = operands.get(0);
    Dimension extent = Dimension.ZERO;
    for (TensorType operand : operands) {
      boolean ranks = operand.shape().rank() == first.shape().rank();
      if (!ranks
          || operand.element() != first.element()
          || !operand.shape().without(List.of(axis)).equals(first.shape().without(List.of(axis)))) {
        throw new TypeMismatch("cannot join " + first + " and " + operand + " along axis " + axis);
      }
      extent = extent.plus(operand.shape().get(axis));
    }
    return first.withShape(first.shape().with(axis, extent));
  }

  @Override
  public Route route(List<IndexExpression> index, List<TensorType> operands) {
    return route(index, operands, 0, Dimension.ZERO);
  }

  private Route route(
      List<IndexExpression> index, List<TensorType> operands, int operand, Dimension start) {
    List<IndexExpression> source = new ArrayList<>(index);
    source.set(axis, index.get(axis).plus(Dimension.ZERO.minus(start)));
    Route from = new Route.From(operand, source);
    if (operand == operands.size() - 1) {
      return from;
    }
    Dimension end = start.plus(operands.get(operand).shape().get(axis));
    Condition inside = new Condition(index.get(axis), start, end, 1);
    return new Route.Choose(inside, from, route(index, operands, operand + 1, end));
  }

  @Override
  public List<@Nullable Value> gradient(Value self, Value cotangent, Graph graph) {
    Algebra algebra = Algebra.at(graph, self);
    List<@Nullable Value> parts = new ArrayList<>();
    Dimension start = Dimension.ZERO;
    for (Value operand : self.operands()) {
      Dimension extent = operand.shape().get(axis);
      parts.add(algebra.slice(cotangent, new Slice(axis, start, extent, 1)));
      start = start.plus(extent);
    }
    return parts;
  }
}
