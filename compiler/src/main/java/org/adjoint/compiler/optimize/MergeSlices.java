package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Slice;

/** x[a::s][b::t] → x[a + b · s::s · t], along one axis. */
final class MergeSlices implements Rule<Slice> {
  @Override
  public Optional<Value> apply(Slice outer, Value value, Algebra algebra) {
    if (!(value.operand(0).operation() instanceof Slice inner) || inner.axis() != outer.axis()) {
      return Optional.empty();
    }
    Dimension start = inner.start().plus(outer.start().times(Dimension.of(inner.step())));
    long step = Math.multiplyExact(inner.step(), outer.step());
    Slice merged = new Slice(outer.axis(), start, outer.extent(), step);
    return Optional.of(algebra.slice(value.operand(0).operand(0), merged));
  }
}
