package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Concat;
import org.adjoint.compiler.op.Slice;

/** concat(x[a:b], x[b:c]) → x[a:c]. */
final class JoinSlices implements Rule<Concat> {
  @Override
  public Optional<Value> apply(Concat concat, Value value, Algebra algebra) {
    if (!(value.operand(0).operation() instanceof Slice first) || value.operands().size() < 2) {
      return Optional.empty();
    }
    Value source = value.operand(0).operand(0);
    Dimension next = first.start();
    for (Value part : value.operands()) {
      boolean continues =
          part.operation() instanceof Slice slice
              && part.operand(0) == source
              && slice.axis() == concat.axis()
              && slice.step() == 1
              && slice.start().equals(next);
      if (!continues) {
        return Optional.empty();
      }
      next = next.plus(part.shape().get(concat.axis()));
    }
    Dimension extent = value.shape().get(concat.axis());
    return Optional.of(algebra.slice(source, new Slice(concat.axis(), first.start(), extent, 1)));
  }
}
