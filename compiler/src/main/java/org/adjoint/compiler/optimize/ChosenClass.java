package org.adjoint.compiler.optimize;

import java.util.List;
import java.util.Optional;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Broadcast;
import org.adjoint.compiler.op.Equal;
import org.adjoint.compiler.op.Iota;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.op.Select;

/**
 * Σ (iota = y ? values : 0) along one axis: in each row the value of class y.
 *
 * @param values what is chosen from
 * @param mask where the class is the chosen one
 * @param chosen the class of each row
 * @param reduce the sum, along the axis of classes
 */
record ChosenClass(Value values, Value mask, Value chosen, Reduce reduce) {
  /** The parts of a value that has this form. */
  static Optional<ChosenClass> of(Value value) {
    if (!(value.operation() instanceof Reduce reduce)
        || reduce.kind() != Reduce.Kind.SUM
        || reduce.axes().size() != 1
        || !Match.is(Select.class, value.operand(0))) {
      return Optional.empty();
    }
    Value select = value.operand(0);
    Value mask = select.operand(0);
    if (!Match.is(Equal.class, mask) || !Match.isFill(select.operand(2), 0)) {
      return Optional.empty();
    }
    int axis = reduce.axes().get(0);
    return Match.beside(mask, operand -> isCounter(operand, axis))
        .flatMap(classes -> perRow(classes, axis))
        .map(chosen -> new ChosenClass(select.operand(1), mask, chosen, reduce));
  }

  /** The number of classes. */
  Dimension count() {
    return values.shape().get(reduce.axes().get(0));
  }

  private static boolean isCounter(Value value, int axis) {
    if (Match.is(Iota.class, value)) {
      return true;
    }
    return value.operation() instanceof Broadcast broadcast
        && broadcast.axes().equals(List.of(axis))
        && Match.is(Iota.class, value.operand(0));
  }

  /** The classes before they were repeated along the axis. */
  private static Optional<Value> perRow(Value classes, int axis) {
    boolean repeats =
        classes.operation() instanceof Broadcast broadcast
            && broadcast.newAxes().equals(List.of(axis));
    return repeats ? Optional.of(classes.operand(0)) : Optional.empty();
  }
}
