package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Add;
import org.adjoint.compiler.op.Algebra;

/** x + 0 → x, where no element of x is −0 (as −0 + 0 is +0). */
final class RemoveAddedZero implements Rule<Add> {
  @Override
  public Optional<Value> apply(Add add, Value value, Algebra algebra) {
    return Match.beside(value, operand -> Match.isFill(operand, 0))
        .filter(Known::isNeverNegativeZero);
  }
}
