package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Broadcast;
import org.adjoint.compiler.op.Pad;
import org.adjoint.compiler.op.Skew;
import org.adjoint.compiler.op.Slice;

/**
 * pad(windows(x)) → windows(pad(x)), along another axis than the windows'; the same of a broadcast
 * and of a reversal.
 */
final class PadBeforeMovement implements Rule<Pad> {
  @Override
  public Optional<Value> apply(Pad pad, Value value, Algebra algebra) {
    Value source = value.operand(0);
    if (source.operation() instanceof Broadcast broadcast) {
      int axis = broadcast.axes().indexOf(pad.axis());
      if (axis < 0) {
        return Optional.empty();
      }
      Pad inner = new Pad(axis, pad.low(), pad.high(), pad.interior(), pad.fill());
      Value padded = algebra.pad(source.operand(0), inner);
      return Optional.of(algebra.broadcast(padded, value.shape(), broadcast.axes()));
    }
    boolean besideWindows =
        source.operation() instanceof Skew skew
            && skew.axis() != pad.axis()
            && skew.window() != pad.axis();
    boolean besideReversal =
        source.operation() instanceof Slice slice
            && slice.axis() != pad.axis()
            && slice.step() == -1
            && slice.extent().equals(source.operand(0).shape().get(slice.axis()));
    return besideWindows || besideReversal
        ? Optional.of(algebra.apply(source.operation(), algebra.pad(source.operand(0), pad)))
        : Optional.empty();
  }
}
