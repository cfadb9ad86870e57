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
 * Part of one axis: element {@code i} of the result is element {@code start + i · step} of the
 * operand, for {@code extent} of them. A step of −1 from the last element reverses the axis.
 */
public record Slice(int axis, Dimension start, Dimension extent, long step) implements Movement {
  @Override
  public String name() {
    return "slice";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    TensorType operand = operands.get(0);
    Dimension whole = operand.shape().get(axis);
    Dimension last = start.plus(extent.minus(Dimension.ONE).times(Dimension.of(step)));
    if (!extent.is(0) && !(within(start, whole) && within(last, whole))) {
      throw new TypeMismatch(
          "a slice from "
              + start
              + " to "
              + last
              + " leaves axis "
              + axis
              + " of "
              + operand.shape());
    }
    return operand.withShape(operand.shape().with(axis, extent));
  }

  private static boolean within(Dimension index, Dimension extent) {
    Dimension room = extent.minus(index);
    boolean below = !room.isConstant() || room.constant() > 0;
    return below && (!index.isConstant() || index.constant() >= 0);
  }

  @Override
  public Route route(List<IndexExpression> index, List<TensorType> operands) {
    List<IndexExpression> source = new ArrayList<>(index);
    source.set(axis, index.get(axis).times(Dimension.of(step)).plus(start));
    return new Route.From(0, source);
  }

  @Override
  public List<@Nullable Value> gradient(Value self, Value cotangent, Graph graph) {
    Algebra algebra = Algebra.at(graph, self);
    Value forward = step > 0 ? cotangent : algebra.reverse(cotangent, axis);
    Dimension span = extent.minus(Dimension.ONE).times(Dimension.of(Math.abs(step)));
    Dimension low = step > 0 ? start : start.minus(span);
    Dimension whole = self.operand(0).shape().get(axis);
    Dimension high = whole.minus(low).minus(span).minus(Dimension.ONE);
    return List.of(algebra.pad(forward, new Pad(axis, low, high, Math.abs(step) - 1, 0)));
  }
}
