package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Maximum;
import org.adjoint.compiler.op.Minimum;
import org.adjoint.compiler.op.Sigmoid;
import org.adjoint.compiler.op.Subtract;

/**
 * c − max(sigmoid(x), d) → min(c − sigmoid(x), c − d), the same bits; and so of min: brings c to
 * the sigmoid.
 */
final class ReflectExtremum implements Rule<Subtract> {
  @Override
  public Optional<Value> apply(Subtract subtract, Value value, Algebra algebra) {
    Value constant = value.operand(0);
    Value clamped = value.operand(1);
    if (!Match.isFill(constant, 1) || !isClampedSigmoid(clamped)) {
      return Optional.empty();
    }
    Value first = algebra.subtract(constant, clamped.operand(0));
    Value second = algebra.subtract(constant, clamped.operand(1));
    return Optional.of(
        Match.is(Maximum.class, clamped)
            ? algebra.minimum(first, second)
            : algebra.maximum(first, second));
  }

  private static boolean isClampedSigmoid(Value value) {
    boolean clamps = Match.is(Maximum.class, value) || Match.is(Minimum.class, value);
    return clamps
        && Match.fill(value.operand(1)).isPresent()
        && (Match.is(Sigmoid.class, value.operand(0)) || isClampedSigmoid(value.operand(0)));
  }
}
