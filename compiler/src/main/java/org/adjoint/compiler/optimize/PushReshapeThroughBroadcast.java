package org.adjoint.compiler.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Broadcast;
import org.adjoint.compiler.op.Reshape;

/**
 * reshape(broadcast(x)) → broadcast(reshape(x)), where no axis of the result mixes old and new
 * ones.
 */
final class PushReshapeThroughBroadcast implements Rule<Reshape> {
  @Override
  public Optional<Value> apply(Reshape reshape, Value value, Algebra algebra) {
    Value source = value.operand(0);
    if (!(source.operation() instanceof Broadcast broadcast)) {
      return Optional.empty();
    }
    List<Integer> axes = new ArrayList<>();
    for (AxisRun run : AxisRun.of(source.shape(), value.shape())) {
      boolean isNew = run.fromAxes().noneMatch(broadcast.axes()::contains);
      if (isNew) {
        continue;
      }
      if (!run.fromAxes().allMatch(broadcast.axes()::contains)) {
        return Optional.empty();
      }
      run.toAxes().forEach(axes::add);
    }
    Shape narrow = new Shape(axes.stream().map(value.shape()::get).toList());
    Value moved = algebra.reshape(source.operand(0), narrow);
    return Optional.of(algebra.broadcast(moved, value.shape(), axes));
  }
}
