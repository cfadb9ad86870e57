package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Equal;
import org.adjoint.compiler.op.Less;
import org.adjoint.compiler.op.LessOrEqual;

/** x {@literal <} x → false; of what cannot be NaN, x ≤ x → true and x = x → true. */
final class FoldComparisonWithItself implements Rule<Elementwise> {
  @Override
  public Optional<Value> apply(Elementwise operation, Value value, Algebra algebra) {
    if (value.operands().size() != 2 || value.operand(0) != value.operand(1)) {
      return Optional.empty();
    }
    boolean isNumber = !Match.isFloating(value.operand(0));
    if (operation instanceof Less) {
      return Optional.of(algebra.like(value, 0));
    }
    boolean reflexive = operation instanceof LessOrEqual || operation instanceof Equal;
    return isNumber && reflexive ? Optional.of(algebra.like(value, 1)) : Optional.empty();
  }
}
