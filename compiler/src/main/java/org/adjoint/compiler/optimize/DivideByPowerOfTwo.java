package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Constant;
import org.adjoint.compiler.op.Divide;

/** x / 2ᵏ → x · 2⁻ᵏ, where both powers are floats: both round the same number. */
final class DivideByPowerOfTwo implements Rule<Divide> {
  @Override
  public Optional<Value> apply(Divide divide, Value value, Algebra algebra) {
    return Match.fill(value.operand(1))
        .filter(DivideByPowerOfTwo::hasExactReciprocal)
        .map(
            divisor ->
                algebra.multiply(value.operand(0), algebra.like(value, 1 / divisor.number())));
  }

  private static boolean hasExactReciprocal(Constant constant) {
    double magnitude = Math.abs(constant.number());
    double reciprocal = 1 / magnitude;
    boolean isSingle = constant.element() == ElementType.FLOAT32;
    int largest = isSingle ? Float.MAX_EXPONENT : Double.MAX_EXPONENT;
    int exponent = Math.getExponent(magnitude);
    boolean inRange = Math.abs(exponent) < largest;
    return inRange && magnitude == Math.scalb(1.0, exponent) && reciprocal * magnitude == 1;
  }
}
