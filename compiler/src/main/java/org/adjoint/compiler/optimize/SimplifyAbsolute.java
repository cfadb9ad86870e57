package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Absolute;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Negate;

/** | |x| | → |x| and |−x| → |x|. */
final class SimplifyAbsolute implements Rule<Absolute> {
  @Override
  public Optional<Value> apply(Absolute absolute, Value value, Algebra algebra) {
    if (Match.is(Absolute.class, value.operand(0))) {
      return Optional.of(value.operand(0));
    }
    return Match.operandOf(Negate.class, value.operand(0)).map(algebra::absolute);
  }
}
