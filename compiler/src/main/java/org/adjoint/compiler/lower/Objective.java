package org.adjoint.compiler.lower;

import java.util.List;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;

/** Adds up what is minimised. */
final class Objective {
  private Objective() {}

  /** The sum of some losses, at least one, and all penalties. */
  static Value of(List<Value> losses, List<Value> penalties, Algebra algebra) {
    Value sum = losses.get(0);
    for (Value loss : losses.subList(1, losses.size())) {
      ElementType element = Coercion.atLeast(sum.element(), loss.element());
      sum = algebra.add(algebra.convert(sum, element), algebra.convert(loss, element));
    }
    for (Value penalty : penalties) {
      sum = algebra.add(sum, algebra.convert(penalty, sum.element()));
    }
    return sum;
  }
}
