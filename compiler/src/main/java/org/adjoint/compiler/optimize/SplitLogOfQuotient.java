package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Divide;
import org.adjoint.compiler.op.Exp;
import org.adjoint.compiler.op.Log;

/** log(eˣ / s) → x − log(s), which is what makes log(softmax(x)) finite. */
final class SplitLogOfQuotient implements Rule<Log> {
  @Override
  public Optional<Value> apply(Log log, Value value, Algebra algebra) {
    Value quotient = value.operand(0);
    if (!Match.is(Divide.class, quotient)) {
      return Optional.empty();
    }
    return Match.operandOf(Exp.class, quotient.operand(0))
        .map(exponent -> algebra.subtract(exponent, algebra.log(quotient.operand(1))));
  }
}
