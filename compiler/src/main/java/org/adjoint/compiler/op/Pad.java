package org.adjoint.compiler.op;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.ir.Movement;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * One axis with a fill before it, after it and, {@code interior} of them, between any two of its
 * elements. The adjoint of a slice.
 */
public record Pad(int axis, Dimension low, Dimension high, long interior, double fill)
    implements Movement {
  @Override
  public String name() {
    return "pad";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    TensorType operand = operands.get(0);
    Shape shape = operand.shape();
    Dimension spread = spread(shape.get(axis));
    return operand.withShape(shape.with(axis, low.plus(spread).plus(high)));
  }

  /** The extent of the axis with its interior fills. */
  private Dimension spread(Dimension extent) {
    return extent.is(0)
        ? extent
        : extent.minus(Dimension.ONE).times(Dimension.of(interior + 1)).plus(Dimension.ONE);
  }

  @Override
  public Route route(List<IndexExpression> index, List<TensorType> operands) {
    Dimension extent = operands.get(0).shape().get(axis);
    IndexExpression at = index.get(axis);
    List<IndexExpression> source = new ArrayList<>(index);
    IndexExpression moved = at.plus(Dimension.ZERO.minus(low));
    source.set(axis, moved.dividedBy(Dimension.of(interior + 1)));
    Condition inside = new Condition(at, low, low.plus(spread(extent)), interior + 1);
    return new Route.Choose(inside, new Route.From(0, source), new Route.Fill(fill));
  }

  @Override
  public List<@Nullable Value> gradient(Value self, Value cotangent, Graph graph) {
    Dimension extent = self.operand(0).shape().get(axis);
    return List.of(
        Algebra.at(graph, self).slice(cotangent, new Slice(axis, low, extent, interior + 1)));
  }
}
