package org.adjoint.compiler.optimize;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Broadcast;
import org.adjoint.compiler.op.Reduce;

/** reduce(broadcast(x)) → broadcast(reduce(x)), along axes of x; max and min drop new axes too. */
final class ReduceBeforeBroadcast implements Rule<Reduce> {
  @Override
  public Optional<Value> apply(Reduce reduce, Value value, Algebra algebra) {
    Value source = value.operand(0);
    if (!(source.operation() instanceof Broadcast broadcast)) {
      return Optional.empty();
    }
    List<Integer> repeated =
        reduce.axes().stream().filter(axis -> !broadcast.axes().contains(axis)).toList();
    boolean repeats = reduce.kind() == Reduce.Kind.SUM || reduce.kind() == Reduce.Kind.PRODUCT;
    boolean someRows =
        repeated.stream()
            .allMatch(axis -> Known.isAtLeast(source.shape().get(axis), Dimension.ONE));
    if (!repeated.isEmpty() && (repeats || !someRows)) {
      return Optional.empty();
    }
    List<Integer> inner =
        reduce.axes().stream().map(broadcast.axes()::indexOf).filter(axis -> axis >= 0).toList();
    Value narrow = algebra.reduce(reduce.kind(), source.operand(0), inner);
    List<Integer> left =
        IntStream.range(0, source.shape().rank())
            .filter(axis -> !reduce.axes().contains(axis))
            .boxed()
            .toList();
    List<Integer> axes =
        broadcast.axes().stream().map(left::indexOf).filter(axis -> axis >= 0).toList();
    return Optional.of(algebra.broadcast(narrow, value.shape(), axes));
  }
}
