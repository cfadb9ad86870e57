package org.adjoint.compiler.op;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.TypeMismatch;
import org.adjoint.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * The adjoint of {@link Gather}: a table of zeros to which each slice of the first operand is added
 * where the second says, its axes from {@code axis} on being those of the first.
 *
 * <p>The order is part of the meaning: slices are added one after the other in the row-major order
 * of the indices.
 *
 * @param extent the number of slices of the table
 */
public record ScatterAdd(int axis, Dimension extent) implements Operation {
  @Override
  public String name() {
    return "scatter_add";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    TensorType slices = operands.get(0);
    TensorType indices = operands.get(1);
    int end = axis + indices.shape().rank();
    if (indices.element() != ElementType.INT32
        || end > slices.shape().rank()
        || !slices.shape().dimensions().subList(axis, end).equals(indices.shape().dimensions())) {
      throw new TypeMismatch("cannot add slices of " + slices + " at the places " + indices);
    }
    List<Dimension> dimensions = new ArrayList<>(slices.shape().dimensions().subList(0, axis));
    dimensions.add(extent);
    dimensions.addAll(slices.shape().dimensions().subList(end, slices.shape().rank()));
    return slices.withShape(new Shape(dimensions));
  }

  @Override
  public List<@Nullable Value> gradient(Value self, Value cotangent, Graph graph) {
    Value slices = Algebra.at(graph, self).apply(new Gather(axis), cotangent, self.operand(1));
    return Arrays.asList(slices, null);
  }
}
