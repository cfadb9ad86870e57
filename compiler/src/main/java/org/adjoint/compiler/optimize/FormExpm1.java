package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Add;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Exp;
import org.adjoint.compiler.op.Subtract;

/** eˣ − 1 → expm1(x) and 1 − eˣ → −expm1(x). */
final class FormExpm1 implements Rule<Elementwise> {
  @Override
  public Optional<Value> apply(Elementwise operation, Value value, Algebra algebra) {
    if (operation instanceof Add) {
      return Match.beside(value, operand -> Match.isFill(operand, -1))
          .flatMap(power -> Match.operandOf(Exp.class, power))
          .map(algebra::expm1);
    }
    if (!(operation instanceof Subtract)) {
      return Optional.empty();
    }
    if (Match.isFill(value.operand(1), 1)) {
      return Match.operandOf(Exp.class, value.operand(0)).map(algebra::expm1);
    }
    return Match.isFill(value.operand(0), 1)
        ? Match.operandOf(Exp.class, value.operand(1))
            .map(exponent -> algebra.negate(algebra.expm1(exponent)))
        : Optional.empty();
  }
}
