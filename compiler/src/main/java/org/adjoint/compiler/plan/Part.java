package org.adjoint.compiler.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Concat;
import org.adjoint.compiler.op.Scan;
import org.adjoint.compiler.op.ScatterAdd;

/**
 * A value that is made in its place in a concatenation, which so needs no kernel of its own.
 *
 * @param start where it begins along the axis
 */
record Part(Value whole, int axis, Dimension start) {
  /**
   * Finds the parts of a kept concatenation, if all its operands can be made in their places.
   *
   * @param isFree whether nothing else says where an operand stands
   */
  static void collect(Value whole, Predicate<Value> isFree, Map<Value, Part> parts) {
    List<Value> operands = whole.operands();
    boolean distinct = new HashSet<>(operands).size() == operands.size();
    if (!distinct || !operands.stream().allMatch(o -> isFree.test(o) && canBePart(o, parts))) {
      return;
    }
    int axis = ((Concat) whole.operation()).axis();
    Dimension start = Dimension.ZERO;
    for (Value operand : operands) {
      parts.put(operand, new Part(whole, axis, start));
      start = start.plus(operand.shape().get(axis));
    }
  }

  private static boolean canBePart(Value operand, Map<Value, Part> parts) {
    return !Roots.isGiven(operand)
        && !parts.containsKey(operand)
        && !(operand.operation() instanceof Concat)
        && !(operand.operation() instanceof Scan)
        && !(operand.operation() instanceof ScatterAdd);
  }

  /** Where the part is in the whole. */
  Location in(Location location) {
    return location.from(location.strides().get(axis).times(start));
  }
}
