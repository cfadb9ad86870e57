package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Add;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Log;
import org.adjoint.compiler.op.Subtract;

/** log(1 + x) → log1p(x) and log(1 − x) → log1p(−x). */
final class FormLog1p implements Rule<Log> {
  @Override
  public Optional<Value> apply(Log log, Value value, Algebra algebra) {
    Value sum = value.operand(0);
    if (Match.is(Add.class, sum)) {
      return Match.beside(sum, operand -> Match.isFill(operand, 1)).map(algebra::log1p);
    }
    return Match.is(Subtract.class, sum) && Match.isFill(sum.operand(0), 1)
        ? Optional.of(algebra.log1p(algebra.negate(sum.operand(1))))
        : Optional.empty();
  }
}
