package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.StopGradient;

/** stop_gradient(x) → x, once all gradients are taken. */
final class RemoveStopGradient implements Rule<StopGradient> {
  @Override
  public Optional<Value> apply(StopGradient stop, Value value, Algebra algebra) {
    return Optional.of(value.operand(0));
  }
}
