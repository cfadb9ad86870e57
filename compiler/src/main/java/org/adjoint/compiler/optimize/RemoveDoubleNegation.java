package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Negate;
import org.adjoint.compiler.op.Not;

/** −(−x) → x, of numbers, and ¬¬x → x, of bools and ints. */
final class RemoveDoubleNegation implements Rule<Elementwise> {
  @Override
  public Optional<Value> apply(Elementwise operation, Value value, Algebra algebra) {
    if (operation instanceof Negate) {
      return Match.operandOf(Negate.class, value.operand(0));
    }
    if (operation instanceof Not) {
      return Match.operandOf(Not.class, value.operand(0));
    }
    return Optional.empty();
  }
}
