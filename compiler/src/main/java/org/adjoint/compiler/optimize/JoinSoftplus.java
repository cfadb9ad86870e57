package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Absolute;
import org.adjoint.compiler.op.Add;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Exp;
import org.adjoint.compiler.op.Log1p;
import org.adjoint.compiler.op.Maximum;
import org.adjoint.compiler.op.Negate;

/** max(x, 0) + log1p(e^−|x|) → softplus(x): the stable form as people write it. */
final class JoinSoftplus implements Rule<Add> {
  @Override
  public Optional<Value> apply(Add add, Value value, Algebra algebra) {
    return Match.beside(value, operand -> Match.is(Log1p.class, operand))
        .filter(positive -> Match.is(Maximum.class, positive))
        .flatMap(positive -> Match.beside(positive, operand -> Match.isFill(operand, 0)))
        .filter(x -> value.operands().stream().anyMatch(rest -> isRest(rest, x)))
        .map(algebra::softplus);
  }

  /** Whether the value is log1p(e^−|x|). */
  private static boolean isRest(Value value, Value x) {
    return Match.operandOf(Log1p.class, value)
        .flatMap(power -> Match.operandOf(Exp.class, power))
        .flatMap(exponent -> Match.operandOf(Negate.class, exponent))
        .flatMap(magnitude -> Match.operandOf(Absolute.class, magnitude))
        .filter(argument -> argument == x)
        .isPresent();
  }
}
