package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Absolute;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Exp;
import org.adjoint.compiler.op.Log1p;
import org.adjoint.compiler.op.Negate;

/** log1p(eˣ) → softplus(x), unless x is −|y|, whose power cannot overflow. */
final class FormSoftplus implements Rule<Log1p> {
  @Override
  public Optional<Value> apply(Log1p log1p, Value value, Algebra algebra) {
    return Match.operandOf(Exp.class, value.operand(0))
        .filter(exponent -> !isNegativeMagnitude(exponent))
        .map(algebra::softplus);
  }

  private static boolean isNegativeMagnitude(Value value) {
    return Match.operandOf(Negate.class, value)
        .filter(magnitude -> Match.is(Absolute.class, magnitude))
        .isPresent();
  }
}
