package org.adjoint.compiler.optimize;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Reduce;

/**
 * reduce(x) → reduce(reshape(x)) without axes of extent one; a sum along nothing else → x + 0, as a
 * sum begins at +0.
 */
final class DropUnitAxesFromReduction implements Rule<Reduce> {
  @Override
  public Optional<Value> apply(Reduce reduce, Value value, Algebra algebra) {
    Value source = value.operand(0);
    List<Integer> units =
        reduce.axes().stream().filter(axis -> source.shape().get(axis).is(1)).toList();
    if (units.isEmpty()) {
      return Optional.empty();
    }
    List<Integer> kept =
        IntStream.range(0, source.shape().rank())
            .filter(axis -> !units.contains(axis))
            .boxed()
            .toList();
    Value narrow = algebra.reshape(source, source.shape().without(units));
    List<Integer> axes =
        reduce.axes().stream().map(kept::indexOf).filter(axis -> axis >= 0).toList();
    if (!axes.isEmpty()) {
      return Optional.of(algebra.reduce(reduce.kind(), narrow, axes));
    }
    boolean losesSign = reduce.kind() == Reduce.Kind.SUM && Match.isFloating(value);
    return Optional.of(losesSign ? algebra.add(narrow, algebra.like(narrow, 0)) : narrow);
  }
}
