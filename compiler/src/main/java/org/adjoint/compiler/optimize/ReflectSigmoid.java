package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Sigmoid;
import org.adjoint.compiler.op.Subtract;

/** 1 − sigmoid(x) → sigmoid(−x), which is not rounded to 0 where sigmoid(x) is to 1. */
final class ReflectSigmoid implements Rule<Subtract> {
  @Override
  public Optional<Value> apply(Subtract subtract, Value value, Algebra algebra) {
    return Match.isFill(value.operand(0), 1)
        ? Match.operandOf(Sigmoid.class, value.operand(1))
            .map(argument -> algebra.sigmoid(algebra.negate(argument)))
        : Optional.empty();
  }
}
