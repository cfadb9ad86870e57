package org.adjoint.compiler.emit;

import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.ir.Movement;

/** Prints conditions on indices. */
final class Conditions {
  private Conditions() {}

  static String text(Movement.Condition condition, Parameters parameters) {
    String index = parameters.index(condition.index());
    String low = parameters.extent(condition.low());
    String high = parameters.extent(condition.high());
    String range =
        condition.low().is(0) && isNeverNegative(condition.index())
            ? index + " < " + high
            : index + " >= " + low + " && " + index + " < " + high;
    if (condition.step() == 1) {
      return range;
    }
    IndexExpression distance = condition.index().plus(condition.low().times(Dimension.of(-1)));
    return range + " && (" + parameters.index(distance) + ") % " + condition.step() + " == 0";
  }

  private static boolean isNeverNegative(IndexExpression index) {
    return index.constant().isNeverNegative()
        && index.factors().values().stream().allMatch(Dimension::isNeverNegative);
  }
}
