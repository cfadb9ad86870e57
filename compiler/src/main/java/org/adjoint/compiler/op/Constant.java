package org.adjoint.compiler.op;

import java.util.List;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * A scalar known when compiled. The number is kept in double precision and rounded once to the
 * element type; an int or bool is a whole number. {@code Double.equals} tells −0 from +0.
 */
public record Constant(ElementType element, double number) implements Operation {
  @Override
  public String name() {
    return "constant";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    return TensorType.scalar(element);
  }

  @Override
  public List<@Nullable Value> gradient(Value self, Value cotangent, Graph graph) {
    return List.of();
  }
}
