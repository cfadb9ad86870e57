package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Log;
import org.adjoint.compiler.op.Maximum;
import org.adjoint.compiler.op.Minimum;

/** log(max(p, c)) → max(log(p), log(c)), where p is a probability and c positive; and so of min. */
final class MoveLogIntoExtremum implements Rule<Log> {
  @Override
  public Optional<Value> apply(Log log, Value value, Algebra algebra) {
    Value clamped = value.operand(0);
    boolean clamps = Match.is(Maximum.class, clamped) || Match.is(Minimum.class, clamped);
    if (!clamps || !StableLogarithm.of(clamped)) {
      return Optional.empty();
    }
    Value probability = algebra.log(clamped.operand(0));
    Value bound = algebra.log(clamped.operand(1));
    return Optional.of(algebra.apply(clamped.operation(), probability, bound));
  }
}
