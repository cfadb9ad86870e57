package org.adjoint.compiler.optimize;

import java.util.List;
import java.util.Optional;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Transpose;

/** transpose(transpose(x)) → transpose(x), by the product of both orders. */
final class MergeTransposes implements Rule<Transpose> {
  @Override
  public Optional<Value> apply(Transpose outer, Value value, Algebra algebra) {
    if (!(value.operand(0).operation() instanceof Transpose inner)) {
      return Optional.empty();
    }
    List<Integer> order = outer.axes().stream().map(inner.axes()::get).toList();
    return Optional.of(algebra.transpose(value.operand(0).operand(0), order));
  }
}
