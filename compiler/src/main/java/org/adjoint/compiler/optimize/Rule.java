package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;

/**
 * One identity of algebra, applied from left to right. Its class's first sentence is the identity.
 *
 * @param <O> the operation at the root of the left side
 */
@FunctionalInterface
public interface Rule<O extends Operation> {
  /**
   * What the value is equal to; empty where the identity does not fit.
   *
   * @param operation what made the value
   * @param value a value whose operands no rule fits any more
   * @param algebra builds in the value's graph, with its origin
   */
  Optional<Value> apply(O operation, Value value, Algebra algebra);
}
