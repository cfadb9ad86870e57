package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Divide;

/** x / c → x · (1 / c), rounded twice. */
final class MultiplyByReciprocal implements Rule<Divide> {
  @Override
  public Optional<Value> apply(Divide divide, Value value, Algebra algebra) {
    return Match.fill(value.operand(1))
        .map(
            divisor ->
                algebra.multiply(value.operand(0), algebra.like(value, 1 / divisor.number())));
  }
}
