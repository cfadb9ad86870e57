package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Add;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Exp;
import org.adjoint.compiler.op.Log;

/** log(eˣ + eʸ) → max(x, y) + log1p(e^−|x − y|). */
final class FormLogAddExp implements Rule<Log> {
  @Override
  public Optional<Value> apply(Log log, Value value, Algebra algebra) {
    Value sum = value.operand(0);
    boolean ofPowers =
        Match.is(Add.class, sum)
            && sum.operands().stream().allMatch(operand -> Match.is(Exp.class, operand));
    if (!ofPowers) {
      return Optional.empty();
    }
    Value x = sum.operand(0).operand(0);
    Value y = sum.operand(1).operand(0);
    // Equal infinities have no difference; of equal numbers it is 0, with a derivative of 0.
    Value difference =
        algebra.select(algebra.equal(x, y), algebra.like(x, 0), algebra.subtract(x, y));
    Value rest = algebra.log1p(algebra.exp(algebra.negate(algebra.absolute(difference))));
    return Optional.of(algebra.add(algebra.maximum(x, y), rest));
  }
}
