package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Exp;
import org.adjoint.compiler.op.Log;

/** log(eˣ) → x. */
final class CancelLogOfExp implements Rule<Log> {
  @Override
  public Optional<Value> apply(Log log, Value value, Algebra algebra) {
    return Match.operandOf(Exp.class, value.operand(0));
  }
}
