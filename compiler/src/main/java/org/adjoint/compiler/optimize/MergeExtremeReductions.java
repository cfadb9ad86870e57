package org.adjoint.compiler.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Reduce;

/** max(max(x)) → max(x) along all axes of both; and so of min. */
final class MergeExtremeReductions implements Rule<Reduce> {
  @Override
  public Optional<Value> apply(Reduce outer, Value value, Algebra algebra) {
    boolean extreme = outer.kind() == Reduce.Kind.MINIMUM || outer.kind() == Reduce.Kind.MAXIMUM;
    if (!extreme
        || !(value.operand(0).operation() instanceof Reduce inner)
        || inner.kind() != outer.kind()) {
      return Optional.empty();
    }
    Value source = value.operand(0).operand(0);
    List<Integer> kept =
        IntStream.range(0, source.shape().rank())
            .filter(axis -> !inner.axes().contains(axis))
            .boxed()
            .toList();
    List<Integer> axes = new ArrayList<>(inner.axes());
    outer.axes().forEach(axis -> axes.add(kept.get(axis)));
    return Optional.of(algebra.reduce(outer.kind(), source, axes));
  }
}
