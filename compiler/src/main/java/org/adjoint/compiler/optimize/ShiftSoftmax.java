package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Broadcast;
import org.adjoint.compiler.op.Divide;
import org.adjoint.compiler.op.Exp;
import org.adjoint.compiler.op.Reduce;

/** eˣ / Σ eˣ → eˣ⁻ᵐ / Σ eˣ⁻ᵐ, m = max(x). */
final class ShiftSoftmax implements Rule<Divide> {
  @Override
  public Optional<Value> apply(Divide divide, Value value, Algebra algebra) {
    Value powers = value.operand(0);
    Value sum = Match.operandOf(Broadcast.class, value.operand(1)).orElse(value.operand(1));
    boolean isSoftmax =
        Match.is(Exp.class, powers)
            && sum.operation() instanceof Reduce reduce
            && reduce.kind() == Reduce.Kind.SUM
            && sum.operand(0) == powers;
    if (!isSoftmax || ShiftByMaximum.isShifted(powers.operand(0))) {
      return Optional.empty();
    }
    Value exponent = powers.operand(0);
    Reduce reduce = (Reduce) sum.operation();
    Value shift = ShiftByMaximum.of(exponent, reduce.axes(), algebra);
    Value spread = algebra.spread(shift, exponent.shape(), reduce.axes());
    Value shifted = algebra.exp(algebra.subtract(exponent, spread));
    Value total = algebra.reduce(reduce.kind(), shifted, reduce.axes());
    boolean repeats = Match.is(Broadcast.class, value.operand(1));
    Value divisor = repeats ? algebra.apply(value.operand(1).operation(), total) : total;
    return Optional.of(algebra.divide(shifted, divisor));
  }
}
