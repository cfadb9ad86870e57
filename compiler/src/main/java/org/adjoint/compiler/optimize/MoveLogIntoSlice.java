package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Log;
import org.adjoint.compiler.op.Slice;

/** log(p[i:j]) → log(p)[i:j], where p is a probability. */
final class MoveLogIntoSlice implements Rule<Log> {
  @Override
  public Optional<Value> apply(Log log, Value value, Algebra algebra) {
    Value part = value.operand(0);
    return Match.operandOf(Slice.class, part)
        .filter(StableLogarithm::of)
        .map(whole -> algebra.apply(part.operation(), algebra.log(whole)));
  }
}
