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
 * Slices of a table chosen by ints: the axis of the first operand is replaced by the axes of the
 * second. An index below zero reads the first slice, one past the end the last.
 */
public record Gather(int axis) implements Operation {
  @Override
  public String name() {
    return "gather";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    TensorType table = operands.get(0);
    TensorType indices = operands.get(1);
    if (indices.element() != ElementType.INT32) {
      throw new TypeMismatch("`gather` needs indices that are ints, found " + indices);
    }
    if (axis >= table.shape().rank()) {
      throw new TypeMismatch("`gather` along axis " + axis + " of " + table.shape());
    }
    List<Dimension> dimensions = new ArrayList<>(table.shape().dimensions());
    dimensions.remove(axis);
    dimensions.addAll(axis, indices.shape().dimensions());
    return table.withShape(new Shape(dimensions));
  }

  @Override
  public List<@Nullable Value> gradient(Value self, Value cotangent, Graph graph) {
    Dimension extent = self.operand(0).shape().get(axis);
    Value table =
        Algebra.at(graph, self).apply(new ScatterAdd(axis, extent), cotangent, self.operand(1));
    return Arrays.asList(table, null);
  }
}
