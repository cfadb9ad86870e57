package org.adjoint.compiler.autodiff;

import java.util.List;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a cotangent that is given each turn, while the body of a loop is differentiated; no
 * graph that is handed on has one.
 *
 * @param owner which differentiation it belongs to
 */
record Cotangent(LoopGradient owner, int place, TensorType resultType) implements Operation {
  @Override
  public String name() {
    return "cotangent";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    return resultType;
  }

  @Override
  public List<@Nullable Value> gradient(Value self, Value cotangent, Graph graph) {
    return List.of();
  }
}
