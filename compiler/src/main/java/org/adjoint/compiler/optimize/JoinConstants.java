package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Add;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Multiply;

/** (x + 1) + 2 → x + (1 + 2) and (x · 2) · 3 → x · (2 · 3). */
final class JoinConstants implements Rule<Elementwise> {
  @Override
  public Optional<Value> apply(Elementwise operation, Value value, Algebra algebra) {
    boolean associates = operation instanceof Add || operation instanceof Multiply;
    if (!associates) {
      return Optional.empty();
    }
    Value inner = value.operand(0);
    Value constant = value.operand(1);
    boolean nested =
        inner.operation().equals(operation)
            && Match.fill(constant).isPresent()
            && Match.fill(inner.operand(1)).isPresent();
    if (!nested) {
      return Optional.empty();
    }
    Value joined = algebra.apply(operation, inner.operand(1), constant);
    return Optional.of(algebra.apply(operation, inner.operand(0), joined));
  }
}
