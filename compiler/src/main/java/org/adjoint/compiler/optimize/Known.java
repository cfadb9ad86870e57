package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Movement;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Absolute;
import org.adjoint.compiler.op.Add;
import org.adjoint.compiler.op.Constant;
import org.adjoint.compiler.op.Convert;
import org.adjoint.compiler.op.Divide;
import org.adjoint.compiler.op.Exp;
import org.adjoint.compiler.op.Maximum;
import org.adjoint.compiler.op.Minimum;
import org.adjoint.compiler.op.Multiply;
import org.adjoint.compiler.op.Pad;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.op.Select;
import org.adjoint.compiler.op.Sigmoid;
import org.adjoint.compiler.op.Softplus;
import org.adjoint.compiler.op.Sqrt;
import org.adjoint.compiler.op.StopGradient;
import org.adjoint.compiler.op.Subtract;

/** What is certain of every element of a value, found by looking a few operations deep. */
final class Known {
  /** Looking deeper would cost time that is not linear in the graph. */
  private static final int DEPTH = 5;

  private Known() {}

  /** Whether each element is at least zero (either zero) or NaN. */
  static boolean isNonNegative(Value value) {
    return isNonNegative(value, DEPTH);
  }

  private static boolean isNonNegative(Value value, int depth) {
    Operation operation = value.operation();
    if (operation instanceof Constant constant) {
      return !(constant.number() < 0);
    }
    if (depth == 0) {
      return false;
    }
    if (operation instanceof Exp
        || operation instanceof Sigmoid
        || operation instanceof Softplus
        || operation instanceof Sqrt
        || (operation instanceof Absolute && Match.isFloating(value))
        || (operation instanceof Convert && value.operand(0).element() == ElementType.BOOL)) {
      return true;
    }
    if (operation instanceof Multiply && Match.isFloating(value)) {
      return value.operand(0) == value.operand(1) || allNonNegative(value.operands(), depth);
    }
    if (operation instanceof Maximum) {
      return value.operands().stream().anyMatch(operand -> isNonNegative(operand, depth - 1));
    }
    if (operation instanceof Select) {
      return allNonNegative(value.operands().subList(1, 3), depth);
    }
    if (operation instanceof Pad pad && pad.fill() < 0) {
      return false;
    }
    boolean keepsSign =
        operation instanceof Movement
            || operation instanceof StopGradient
            || operation instanceof Minimum
            || (Match.isFloating(value)
                && (operation instanceof Add
                    || operation instanceof Reduce
                    || (operation instanceof Divide && isNeverNegativeZero(value.operand(1)))));
    return keepsSign && allNonNegative(value.operands(), depth);
  }

  private static boolean allNonNegative(List<Value> values, int depth) {
    return values.stream().allMatch(value -> isNonNegative(value, depth - 1));
  }

  /** Whether no element is −0, so that adding +0 changes nothing. */
  static boolean isNeverNegativeZero(Value value) {
    return isNeverNegativeZero(value, DEPTH);
  }

  private static boolean isNeverNegativeZero(Value value, int depth) {
    Operation operation = value.operation();
    if (operation instanceof Constant constant) {
      return Double.compare(constant.number(), -0.0) != 0;
    }
    // A float sum that is exactly zero is +0 unless both operands are −0, and no float sum
    // underflows.
    if (operation instanceof Exp
        || operation instanceof Sigmoid
        || operation instanceof Absolute
        || (operation instanceof Convert && !value.operand(0).element().isFloating())
        || (operation instanceof Reduce reduce && reduce.kind() == Reduce.Kind.SUM)) {
      return true;
    }
    if (depth == 0) {
      return false;
    }
    if (operation instanceof Add) {
      return value.operands().stream().anyMatch(operand -> isNeverNegativeZero(operand, depth - 1));
    }
    if (operation instanceof Subtract) {
      return isNeverNegativeZero(value.operand(0), depth - 1);
    }
    if (operation instanceof Pad pad && Double.compare(pad.fill(), -0.0) == 0) {
      return false;
    }
    int first = operation instanceof Select ? 1 : 0;
    boolean passesOn =
        operation instanceof Movement
            || operation instanceof StopGradient
            || operation instanceof Select;
    return passesOn
        && value.operands().stream()
            .skip(first)
            .allMatch(operand -> isNeverNegativeZero(operand, depth - 1));
  }

  /** Whether an extent is certainly at least another; symbols stand for at least zero. */
  static boolean isAtLeast(Dimension larger, Dimension smaller) {
    return larger.minus(smaller).terms().values().stream().allMatch(factor -> factor >= 0);
  }
}
