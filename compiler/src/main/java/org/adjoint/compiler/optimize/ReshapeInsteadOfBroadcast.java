package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Broadcast;

/** broadcast(x) → reshape(x), where all new axes have extent one. */
final class ReshapeInsteadOfBroadcast implements Rule<Broadcast> {
  @Override
  public Optional<Value> apply(Broadcast broadcast, Value value, Algebra algebra) {
    boolean repeatsNothing =
        broadcast.newAxes().stream().allMatch(axis -> broadcast.shape().get(axis).is(1));
    return repeatsNothing
        ? Optional.of(algebra.reshape(value.operand(0), broadcast.shape()))
        : Optional.empty();
  }
}
