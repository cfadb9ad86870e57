package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Add;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Negate;
import org.adjoint.compiler.op.Subtract;

/** x + −y → x − y, x − −y → x + y, −0 − x → −x. */
final class AbsorbNegationIntoSum implements Rule<Elementwise> {
  @Override
  public Optional<Value> apply(Elementwise operation, Value value, Algebra algebra) {
    if (operation instanceof Add) {
      Value left = value.operand(0);
      Value right = value.operand(1);
      return Match.operandOf(Negate.class, right)
          .map(positive -> algebra.subtract(left, positive))
          .or(
              () ->
                  Match.operandOf(Negate.class, left)
                      .map(positive -> algebra.subtract(right, positive)));
    }
    if (!(operation instanceof Subtract)) {
      return Optional.empty();
    }
    if (Match.isFill(value.operand(0), Match.isFloating(value) ? -0.0 : 0.0)) {
      return Optional.of(algebra.negate(value.operand(1)));
    }
    return Match.operandOf(Negate.class, value.operand(1))
        .map(positive -> algebra.add(value.operand(0), positive));
  }
}
