package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Power;

/**
 * x ^ 0 → 1, x ^ 1 → x, x ^ 2 → x · x, up to 4; x ^ −1 → 1 / x; x ^ 0.5 → √x: what these exponents
 * mean.
 */
final class ExpandPower implements Rule<Power> {
  @Override
  public Optional<Value> apply(Power power, Value value, Algebra algebra) {
    Value base = value.operand(0);
    return Match.fill(value.operand(1))
        .flatMap(exponent -> expand(base, exponent.number(), algebra));
  }

  private static Optional<Value> expand(Value base, double exponent, Algebra algebra) {
    if (exponent == 0) {
      return Optional.of(algebra.like(base, 1));
    }
    if (exponent == 0.5) {
      return Optional.of(algebra.sqrt(base));
    }
    if (exponent == -1) {
      return Optional.of(algebra.divide(algebra.like(base, 1), base));
    }
    if (exponent == 1) {
      return Optional.of(base);
    }
    Value square = algebra.multiply(base, base);
    if (exponent == 2) {
      return Optional.of(square);
    }
    if (exponent == 3) {
      return Optional.of(algebra.multiply(square, base));
    }
    return exponent == 4 ? Optional.of(algebra.multiply(square, square)) : Optional.empty();
  }
}
