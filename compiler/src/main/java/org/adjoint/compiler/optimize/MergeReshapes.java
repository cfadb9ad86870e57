package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Reshape;

/** reshape(reshape(x)) → reshape(x). */
final class MergeReshapes implements Rule<Reshape> {
  @Override
  public Optional<Value> apply(Reshape reshape, Value value, Algebra algebra) {
    return Match.operandOf(Reshape.class, value.operand(0))
        .map(source -> algebra.reshape(source, reshape.shape()));
  }
}
