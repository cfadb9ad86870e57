package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Exp;
import org.adjoint.compiler.op.Log;
import org.adjoint.compiler.op.Reduce;

/** log(Σ eˣ) → m + log(Σ eˣ⁻ᵐ), m = max(x). */
final class ShiftLogOfSum implements Rule<Log> {
  @Override
  public Optional<Value> apply(Log log, Value value, Algebra algebra) {
    Value sum = value.operand(0);
    if (!(sum.operation() instanceof Reduce reduce) || reduce.kind() != Reduce.Kind.SUM) {
      return Optional.empty();
    }
    return Match.operandOf(Exp.class, sum.operand(0))
        .filter(exponent -> !ShiftByMaximum.isShifted(exponent))
        .map(exponent -> shifted(exponent, reduce, algebra));
  }

  private static Value shifted(Value exponent, Reduce reduce, Algebra algebra) {
    Value shift = ShiftByMaximum.of(exponent, reduce.axes(), algebra);
    Value spread = algebra.spread(shift, exponent.shape(), reduce.axes());
    Value powers = algebra.exp(algebra.subtract(exponent, spread));
    return algebra.add(shift, algebra.log(algebra.reduce(reduce.kind(), powers, reduce.axes())));
  }
}
