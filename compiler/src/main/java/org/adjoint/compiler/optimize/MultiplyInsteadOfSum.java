package org.adjoint.compiler.optimize;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Broadcast;
import org.adjoint.compiler.op.Reduce;

/** sum(broadcast(x)) → n · x, along n new places. */
final class MultiplyInsteadOfSum implements Rule<Reduce> {
  @Override
  public Optional<Value> apply(Reduce reduce, Value value, Algebra algebra) {
    Value source = value.operand(0);
    boolean sums = reduce.kind() == Reduce.Kind.SUM && Match.isFloating(value);
    if (!sums || !(source.operation() instanceof Broadcast broadcast)) {
      return Optional.empty();
    }
    List<Integer> repeated =
        reduce.axes().stream()
            .filter(axis -> !broadcast.axes().contains(axis))
            .filter(axis -> source.shape().get(axis).isConstant())
            .toList();
    if (repeated.isEmpty()) {
      return Optional.empty();
    }
    double count = 1;
    for (int axis : repeated) {
      count *= source.shape().get(axis).constant();
    }
    List<Integer> kept =
        IntStream.range(0, source.shape().rank())
            .filter(axis -> !repeated.contains(axis))
            .boxed()
            .toList();
    Value narrow =
        algebra.broadcast(
            source.operand(0),
            source.shape().without(repeated),
            broadcast.axes().stream().map(kept::indexOf).toList());
    List<Integer> axes =
        reduce.axes().stream().map(kept::indexOf).filter(axis -> axis >= 0).toList();
    Value sum = algebra.reduce(reduce.kind(), narrow, axes);
    return Optional.of(algebra.multiply(sum, algebra.like(sum, count)));
  }
}
