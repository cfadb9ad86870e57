package org.adjoint.compiler.op;

import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** The ints 0, 1, 2, … below an extent, as a vector. */
public record Iota(Dimension extent) implements Operation {
  @Override
  public String name() {
    return "iota";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    return new TensorType(ElementType.INT32, Shape.of(extent));
  }

  @Override
  public List<@Nullable Value> gradient(Value self, Value cotangent, Graph graph) {
    return List.of();
  }
}
