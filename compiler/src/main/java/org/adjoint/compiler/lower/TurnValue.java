package org.adjoint.compiler.lower;

import java.util.List;
import java.util.Objects;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.LoopVariable;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * Stands for what changes from turn to turn, while the body of a scan is elaborated in the graph
 * around it.
 *
 * @param trace which scan
 * @param outside what it begins as or is a slice of; null for the position
 */
record TurnValue(LoopTrace trace, LoopVariable variable, @Nullable Value outside)
    implements Operation {
  @Override
  public String name() {
    return variable.name();
  }

  /** What it begins as or is a slice of, where it is not the position. */
  Value known() {
    return Objects.requireNonNull(outside);
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    return variable.resultType();
  }

  @Override
  public List<@Nullable Value> gradient(Value self, Value cotangent, Graph graph) {
    return List.of();
  }
}
