package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Add;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.And;
import org.adjoint.compiler.op.Divide;
import org.adjoint.compiler.op.ExclusiveOr;
import org.adjoint.compiler.op.Maximum;
import org.adjoint.compiler.op.Minimum;
import org.adjoint.compiler.op.Multiply;
import org.adjoint.compiler.op.Or;
import org.adjoint.compiler.op.Subtract;

/**
 * x · 1, x / 1, x − 0, x + −0, max(x, −∞), min(x, ∞), x ∧ true, x ∨ false → x; of ints x + 0 too.
 */
final class RemoveNeutralOperand implements Rule<Elementwise> {
  @Override
  public Optional<Value> apply(Elementwise operation, Value value, Algebra algebra) {
    boolean floats = Match.isFloating(value);
    boolean bools = value.element() == ElementType.BOOL;
    if (operation instanceof Multiply) {
      return Match.beside(value, operand -> Match.isFill(operand, 1));
    }
    if (operation instanceof Add) {
      return Match.beside(value, operand -> Match.isFill(operand, floats ? -0.0 : 0.0));
    }
    if (operation instanceof Divide) {
      return leftWhere(Match.isFill(value.operand(1), 1), value);
    }
    if (operation instanceof Subtract) {
      return leftWhere(Match.isFill(value.operand(1), 0), value);
    }
    if (operation instanceof Maximum) {
      double least = floats ? Double.NEGATIVE_INFINITY : Integer.MIN_VALUE;
      return Match.beside(value, operand -> Match.isFill(operand, least));
    }
    if (operation instanceof Minimum) {
      double largest = floats ? Double.POSITIVE_INFINITY : Integer.MAX_VALUE;
      return Match.beside(value, operand -> Match.isFill(operand, largest));
    }
    if (operation instanceof And && bools) {
      return Match.beside(value, operand -> Match.isFill(operand, 1));
    }
    if ((operation instanceof Or || operation instanceof ExclusiveOr) && bools) {
      return Match.beside(value, operand -> Match.isFill(operand, 0));
    }
    return Optional.empty();
  }

  private static Optional<Value> leftWhere(boolean neutral, Value value) {
    return neutral ? Optional.of(value.operand(0)) : Optional.empty();
  }
}
