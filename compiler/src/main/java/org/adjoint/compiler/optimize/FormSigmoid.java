package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Add;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Divide;
import org.adjoint.compiler.op.Exp;

/** 1 / (1 + eˣ) → sigmoid(−x) and eˣ / (1 + eˣ) → sigmoid(x). */
final class FormSigmoid implements Rule<Divide> {
  @Override
  public Optional<Value> apply(Divide divide, Value value, Algebra algebra) {
    Value numerator = value.operand(0);
    Value sum = value.operand(1);
    if (!Match.is(Add.class, sum)) {
      return Optional.empty();
    }
    Optional<Value> power =
        Match.beside(sum, operand -> Match.isFill(operand, 1))
            .filter(other -> Match.is(Exp.class, other));
    if (power.isPresent() && power.get() == numerator) {
      return Optional.of(algebra.sigmoid(numerator.operand(0)));
    }
    return Match.isFill(numerator, 1)
        ? power.map(other -> algebra.sigmoid(algebra.negate(other.operand(0))))
        : Optional.empty();
  }
}
