package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Divide;
import org.adjoint.compiler.op.Subtract;

/** x / x → 1 and x − x → 0, as if x were finite and not 0. */
final class CancelEqualOperands implements Rule<Elementwise> {
  @Override
  public Optional<Value> apply(Elementwise operation, Value value, Algebra algebra) {
    if (value.operands().size() != 2 || value.operand(0) != value.operand(1)) {
      return Optional.empty();
    }
    if (operation instanceof Divide) {
      return Optional.of(algebra.like(value, 1));
    }
    return operation instanceof Subtract ? Optional.of(algebra.like(value, 0)) : Optional.empty();
  }
}
