package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Broadcast;
import org.adjoint.compiler.op.Slice;

/** slice(broadcast(x)) → broadcast(slice(x)), or broadcast(x) along a new axis. */
final class PushSliceThroughBroadcast implements Rule<Slice> {
  @Override
  public Optional<Value> apply(Slice slice, Value value, Algebra algebra) {
    Value source = value.operand(0);
    if (!(source.operation() instanceof Broadcast broadcast)) {
      return Optional.empty();
    }
    int axis = broadcast.axes().indexOf(slice.axis());
    Value narrow = source.operand(0);
    Value part =
        axis < 0
            ? narrow
            : algebra.slice(narrow, new Slice(axis, slice.start(), slice.extent(), slice.step()));
    return Optional.of(algebra.broadcast(part, value.shape(), broadcast.axes()));
  }
}
