package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Broadcast;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.op.Reshape;
import org.adjoint.compiler.op.Select;
import org.adjoint.compiler.op.StopGradient;
import org.adjoint.compiler.op.Subtract;

/** Recognises and makes x − max(x), which keeps an exponential from overflowing. */
final class ShiftByMaximum {
  private ShiftByMaximum() {}

  /** Whether the value is y less the maximum of y, as people and {@link #of} write it. */
  static boolean isShifted(Value value) {
    if (!Match.is(Subtract.class, value)) {
      return false;
    }
    Value shift = Match.operandOf(Broadcast.class, value.operand(1)).orElse(value.operand(1));
    for (int depth = 0; depth < 4; depth++) {
      if (isMaximum(shift)) {
        return shift.operand(0) == value.operand(0);
      }
      if (Match.is(Select.class, shift)) {
        shift = shift.operand(2);
      } else if (Match.is(StopGradient.class, shift) || Match.is(Reshape.class, shift)) {
        shift = shift.operand(0);
      }
    }
    return false;
  }

  private static boolean isMaximum(Value value) {
    return value.operation() instanceof Reduce reduce && reduce.kind() == Reduce.Kind.MAXIMUM;
  }

  /**
   * The maximum along the axes, 0 where it is infinite: ∞ − ∞ would be NaN. What is shifted by it
   * does not depend on it, so no gradient flows through it.
   */
  static Value of(Value value, List<Integer> axes, Algebra algebra) {
    Value maximum = algebra.reduce(Reduce.Kind.MAXIMUM, value, axes);
    Value infinite =
        algebra.equal(algebra.absolute(maximum), algebra.like(maximum, Double.POSITIVE_INFINITY));
    Value finite = algebra.select(infinite, algebra.like(maximum, 0), maximum);
    return algebra.stopGradient(finite);
  }
}
