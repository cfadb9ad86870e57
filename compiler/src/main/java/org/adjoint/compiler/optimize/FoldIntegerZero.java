package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Multiply;
import org.adjoint.compiler.op.Subtract;

/** x · 0 → 0 and x − x → 0, of ints. */
final class FoldIntegerZero implements Rule<Elementwise> {
  @Override
  public Optional<Value> apply(Elementwise operation, Value value, Algebra algebra) {
    if (value.element() != ElementType.INT32) {
      return Optional.empty();
    }
    boolean timesZero =
        operation instanceof Multiply
            && Match.beside(value, operand -> Match.isFill(operand, 0)).isPresent();
    boolean lessItself = operation instanceof Subtract && value.operand(0) == value.operand(1);
    return timesZero || lessItself ? Optional.of(algebra.like(value, 0)) : Optional.empty();
  }
}
