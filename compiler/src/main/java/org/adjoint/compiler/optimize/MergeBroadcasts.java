package org.adjoint.compiler.optimize;

import java.util.List;
import java.util.Optional;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Broadcast;

/** broadcast(broadcast(x)) → broadcast(x). */
final class MergeBroadcasts implements Rule<Broadcast> {
  @Override
  public Optional<Value> apply(Broadcast outer, Value value, Algebra algebra) {
    if (!(value.operand(0).operation() instanceof Broadcast inner)) {
      return Optional.empty();
    }
    List<Integer> axes = inner.axes().stream().map(outer.axes()::get).toList();
    return Optional.of(algebra.broadcast(value.operand(0).operand(0), outer.shape(), axes));
  }
}
