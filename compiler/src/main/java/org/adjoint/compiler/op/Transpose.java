package org.adjoint.compiler.op;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.ir.Movement;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.TypeMismatch;
import org.adjoint.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * The axes in another order: axis {@code i} of the result is axis {@code axes[i]} of the operand.
 */
public record Transpose(List<Integer> axes) implements Movement {
  public Transpose {
    axes = List.copyOf(axes);
  }

  @Override
  public String name() {
    return "transpose";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    TensorType operand = operands.get(0);
    if (!axes.stream()
        .sorted()
        .toList()
        .equals(IntStream.range(0, operand.shape().rank()).boxed().toList())) {
      throw new TypeMismatch(
          "the axes " + axes + " of a transpose are no order of the axes of " + operand.shape());
    }
    List<Dimension> dimensions = axes.stream().map(operand.shape()::get).toList();
    return operand.withShape(new Shape(dimensions));
  }

  @Override
  public Route route(List<IndexExpression> index, List<TensorType> operands) {
    return new Route.From(0, inverse().stream().map(index::get).toList());
  }

  /** The order that undoes this one. */
  public List<Integer> inverse() {
    List<Integer> inverse = new ArrayList<>();
    for (int axis = 0; axis < axes.size(); axis++) {
      inverse.add(axes.indexOf(axis));
    }
    return inverse;
  }

  @Override
  public List<@Nullable Value> gradient(Value self, Value cotangent, Graph graph) {
    return List.of(Algebra.at(graph, self).transpose(cotangent, inverse()));
  }
}
