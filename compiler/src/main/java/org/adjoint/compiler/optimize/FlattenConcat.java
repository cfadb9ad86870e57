package org.adjoint.compiler.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Concat;

/** concat(concat(a, b), c) → concat(a, b, c), along one axis. */
final class FlattenConcat implements Rule<Concat> {
  /** A chain of ever longer ones would grow with the square of its length. */
  private static final int MOST_PARTS = 32;

  @Override
  public Optional<Value> apply(Concat concat, Value value, Algebra algebra) {
    List<Value> parts = new ArrayList<>();
    for (Value operand : value.operands()) {
      if (operand.operation().equals(concat)) {
        parts.addAll(operand.operands());
      } else {
        parts.add(operand);
      }
    }
    boolean flattens = parts.size() > value.operands().size() && parts.size() <= MOST_PARTS;
    return flattens ? Optional.of(algebra.concat(parts, concat.axis())) : Optional.empty();
  }
}
