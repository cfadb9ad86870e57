package org.adjoint.compiler.optimize;

import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Divide;
import org.adjoint.compiler.op.Exp;
import org.adjoint.compiler.op.Maximum;
import org.adjoint.compiler.op.Minimum;
import org.adjoint.compiler.op.Sigmoid;
import org.adjoint.compiler.op.Slice;
import org.adjoint.compiler.op.StopGradient;

/** Which values have a logarithm that is better computed from what they are made of. */
final class StableLogarithm {
  private static final int DEPTH = 4;

  private StableLogarithm() {}

  /** Whether the value is a probability, as sigmoid or softmax give it, or one with bounds. */
  static boolean of(Value value) {
    return of(value, DEPTH);
  }

  private static boolean of(Value value, int depth) {
    if (depth == 0) {
      return false;
    }
    if (Match.is(Exp.class, value) || Match.is(Sigmoid.class, value)) {
      return true;
    }
    if (Match.is(Divide.class, value)) {
      return Match.is(Exp.class, value.operand(0)) && Known.isNonNegative(value.operand(1));
    }
    if (Match.is(Maximum.class, value) || Match.is(Minimum.class, value)) {
      return isPositive(value.operand(1)) && of(value.operand(0), depth - 1);
    }
    boolean isPart = Match.is(Slice.class, value) || Match.is(StopGradient.class, value);
    return isPart && of(value.operand(0), depth - 1)
        || ChosenClass.of(value).filter(chosen -> of(chosen.values(), depth - 1)).isPresent();
  }

  private static boolean isPositive(Value value) {
    return Match.isFill(value, constant -> constant.number() > 0);
  }
}
