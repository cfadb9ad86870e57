package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.And;
import org.adjoint.compiler.op.Equal;
import org.adjoint.compiler.op.Or;

/**
 * x ∧ x → x, x ∨ x → x, x ∧ false → false, x ∨ true → true, x = true → x, x = false → ¬x, of bools.
 */
final class SimplifyLogic implements Rule<Elementwise> {
  @Override
  public Optional<Value> apply(Elementwise operation, Value value, Algebra algebra) {
    boolean binaryOfBools =
        value.operands().size() == 2 && value.operand(0).element() == ElementType.BOOL;
    if (!binaryOfBools) {
      return Optional.empty();
    }
    boolean same = value.operand(0) == value.operand(1);
    if (operation instanceof And) {
      return same ? Optional.of(value.operand(0)) : absorbing(value, 0);
    }
    if (operation instanceof Or) {
      return same ? Optional.of(value.operand(0)) : absorbing(value, 1);
    }
    if (operation instanceof Equal) {
      return Match.beside(value, operand -> Match.isFill(operand, 1))
          .or(() -> Match.beside(value, operand -> Match.isFill(operand, 0)).map(algebra::not));
    }
    return Optional.empty();
  }

  private static Optional<Value> absorbing(Value value, double number) {
    return value.operands().stream().filter(operand -> Match.isFill(operand, number)).findFirst();
  }
}
