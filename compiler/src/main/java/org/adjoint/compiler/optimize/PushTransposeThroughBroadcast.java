package org.adjoint.compiler.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Broadcast;
import org.adjoint.compiler.op.Transpose;

/** transpose(broadcast(x)) → broadcast(transpose(x)). */
final class PushTransposeThroughBroadcast implements Rule<Transpose> {
  @Override
  public Optional<Value> apply(Transpose transpose, Value value, Algebra algebra) {
    Value source = value.operand(0);
    if (!(source.operation() instanceof Broadcast broadcast)) {
      return Optional.empty();
    }
    List<Integer> axes = new ArrayList<>();
    List<Integer> order = new ArrayList<>();
    for (int axis = 0; axis < transpose.axes().size(); axis++) {
      int place = broadcast.axes().indexOf(transpose.axes().get(axis));
      if (place >= 0) {
        axes.add(axis);
        order.add(place);
      }
    }
    Value narrow = algebra.transpose(source.operand(0), order);
    return Optional.of(algebra.broadcast(narrow, value.shape(), axes));
  }
}
