package org.adjoint.compiler.optimize;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Broadcast;

/** f(broadcast(x), broadcast(y)) → broadcast(f(x, y)), where some axis is new to both. */
final class DelayBroadcast implements Rule<Elementwise> {
  @Override
  public Optional<Value> apply(Elementwise operation, Value value, Algebra algebra) {
    Set<Integer> used = new TreeSet<>();
    for (Value operand : value.operands()) {
      if (!(operand.operation() instanceof Broadcast broadcast)) {
        return Optional.empty();
      }
      used.addAll(broadcast.axes());
    }
    if (used.size() == value.shape().rank()) {
      return Optional.empty();
    }
    List<Integer> axes = List.copyOf(used);
    Shape narrow = new Shape(axes.stream().map(value.shape()::get).toList());
    Value[] operands =
        value.operands().stream()
            .map(operand -> narrowed(operand, narrow, axes, algebra))
            .toArray(Value[]::new);
    return Optional.of(algebra.broadcast(algebra.apply(operation, operands), value.shape(), axes));
  }

  private static Value narrowed(Value operand, Shape narrow, List<Integer> axes, Algebra algebra) {
    Broadcast broadcast = (Broadcast) operand.operation();
    List<Integer> places = broadcast.axes().stream().map(axes::indexOf).toList();
    return algebra.broadcast(operand.operand(0), narrow, places);
  }
}
