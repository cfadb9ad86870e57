package org.adjoint.compiler.optimize;

import java.util.List;
import java.util.Optional;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.op.Transpose;

/**
 * reduce(transpose(x)) → transpose(reduce(x)), where the order of what is summed stays; max and min
 * have none.
 */
final class ReduceBeforeTranspose implements Rule<Reduce> {
  @Override
  public Optional<Value> apply(Reduce reduce, Value value, Algebra algebra) {
    Value source = value.operand(0);
    if (!(source.operation() instanceof Transpose transpose)) {
      return Optional.empty();
    }
    List<Integer> reduced = reduce.axes().stream().map(transpose.axes()::get).toList();
    boolean ordered = reduced.stream().sorted().toList().equals(reduced);
    boolean anyOrder = reduce.kind() == Reduce.Kind.MINIMUM || reduce.kind() == Reduce.Kind.MAXIMUM;
    if (!ordered && !anyOrder) {
      return Optional.empty();
    }
    Value narrow = algebra.reduce(reduce.kind(), source.operand(0), reduced);
    List<Integer> kept = transpose.axes().stream().filter(axis -> !reduced.contains(axis)).toList();
    List<Integer> sorted = kept.stream().sorted().toList();
    return Optional.of(algebra.transpose(narrow, kept.stream().map(sorted::indexOf).toList()));
  }
}
