package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Broadcast;
import org.adjoint.compiler.op.Skew;
import org.adjoint.compiler.op.Slice;

/**
 * windows(x) → reshape(slice(x)), where windows stand side by side; skew(x) → slice(x), where each
 * has one element.
 */
final class MoveWithoutWindows implements Rule<Skew> {
  @Override
  public Optional<Value> apply(Skew skew, Value value, Algebra algebra) {
    Value source = value.operand(0);
    Dimension size = value.shape().get(skew.window());
    if (size.is(1)) {
      Slice every = new Slice(skew.axis(), Dimension.ZERO, skew.extent(), skew.stride());
      return Optional.of(algebra.slice(source, every));
    }
    boolean apart =
        skew.dilation() == 1
            && size.is(skew.stride())
            && skew.window() == skew.axis() + 1
            && source.operation() instanceof Broadcast broadcast
            && broadcast.newAxes().contains(skew.window());
    if (!apart) {
      return Optional.empty();
    }
    Value line = Match.withoutAxis(source, skew.window(), algebra);
    Slice covered = new Slice(skew.axis(), Dimension.ZERO, skew.extent().times(size), 1);
    return Optional.of(algebra.reshape(algebra.slice(line, covered), value.shape()));
  }
}
