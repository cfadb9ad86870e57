package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Add;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Divide;
import org.adjoint.compiler.op.Multiply;
import org.adjoint.compiler.op.Subtract;

/** x · 0 → 0, 0 / x → 0, x + 0 → x and 0 − x → −x, as if x were finite and zero had no sign. */
final class AbsorbZero implements Rule<Elementwise> {
  @Override
  public Optional<Value> apply(Elementwise operation, Value value, Algebra algebra) {
    boolean leftIsZero = isZero(value.operand(0));
    if (operation instanceof Multiply) {
      return value.operands().stream().filter(AbsorbZero::isZero).findFirst();
    }
    if (operation instanceof Divide && leftIsZero) {
      return Optional.of(value.operand(0));
    }
    if (operation instanceof Add) {
      return Match.beside(value, AbsorbZero::isZero);
    }
    if (operation instanceof Subtract && isZero(value.operand(1))) {
      return Optional.of(value.operand(0));
    }
    return operation instanceof Subtract && leftIsZero
        ? Optional.of(algebra.negate(value.operand(1)))
        : Optional.empty();
  }

  private static boolean isZero(Value value) {
    return Match.isFill(value, constant -> constant.number() == 0);
  }
}
