package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Maximum;
import org.adjoint.compiler.op.Minimum;

/** max(x, x) → x and max(max(x, 1), 2) → max(x, 2); and so of min. */
final class MergeExtrema implements Rule<Elementwise> {
  @Override
  public Optional<Value> apply(Elementwise operation, Value value, Algebra algebra) {
    if (!(operation instanceof Maximum || operation instanceof Minimum)) {
      return Optional.empty();
    }
    Value inner = value.operand(0);
    Value bound = value.operand(1);
    if (inner == bound) {
      return Optional.of(inner);
    }
    boolean nested =
        inner.operation().equals(operation)
            && Match.fill(bound).isPresent()
            && Match.fill(inner.operand(1)).isPresent();
    if (!nested) {
      return Optional.empty();
    }
    Value merged = algebra.apply(operation, inner.operand(1), bound);
    return Optional.of(algebra.apply(operation, inner.operand(0), merged));
  }
}
