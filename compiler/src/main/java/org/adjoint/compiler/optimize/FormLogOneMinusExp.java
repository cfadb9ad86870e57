package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Expm1;
import org.adjoint.compiler.op.Less;
import org.adjoint.compiler.op.Log;
import org.adjoint.compiler.op.Negate;
import org.adjoint.compiler.op.Select;

/** log(−expm1(x)) → x > −log 2 ? log(−expm1(x)) : log1p(−eˣ), each where it is accurate. */
final class FormLogOneMinusExp implements Rule<Log> {
  private static final double BORDER = -Math.log(2);

  @Override
  public Optional<Value> apply(Log log, Value value, Algebra algebra) {
    return Match.operandOf(Negate.class, value.operand(0))
        .flatMap(power -> Match.operandOf(Expm1.class, power))
        .filter(exponent -> !isGuarded(exponent))
        .map(exponent -> formed(exponent, algebra));
  }

  /**
   * Each branch sees a harmless number where the other is chosen, so that its gradient is finite
   * there.
   */
  private static Value formed(Value exponent, Algebra algebra) {
    Value near = algebra.greater(exponent, algebra.like(exponent, BORDER));
    Value harmless = algebra.like(exponent, -1);
    Value close = algebra.select(near, exponent, harmless);
    Value far = algebra.select(near, harmless, exponent);
    return algebra.select(
        near,
        algebra.log(algebra.negate(algebra.expm1(close))),
        algebra.log1p(algebra.negate(algebra.exp(far))));
  }

  private static boolean isGuarded(Value exponent) {
    return Match.is(Select.class, exponent)
        && Match.is(Less.class, exponent.operand(0))
        && Match.isFill(exponent.operand(0).operand(0), BORDER);
  }
}
