package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Log;
import org.adjoint.compiler.op.Sigmoid;

/** log(sigmoid(x)) → −softplus(−x). */
final class FormLogSigmoid implements Rule<Log> {
  @Override
  public Optional<Value> apply(Log log, Value value, Algebra algebra) {
    return Match.operandOf(Sigmoid.class, value.operand(0))
        .map(argument -> algebra.negate(algebra.softplus(algebra.negate(argument))));
  }
}
