package org.adjoint.compiler.optimize;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Broadcast;

/**
 * broadcast(x) → broadcast(reshape(x)), where x has axes of extent one: they can as well be new.
 */
final class DropUnitAxesBeforeBroadcast implements Rule<Broadcast> {
  @Override
  public Optional<Value> apply(Broadcast broadcast, Value value, Algebra algebra) {
    Value source = value.operand(0);
    List<Integer> units =
        IntStream.range(0, source.shape().rank())
            .filter(axis -> source.shape().get(axis).is(1))
            .boxed()
            .toList();
    if (units.isEmpty()) {
      return Optional.empty();
    }
    Value narrow = algebra.reshape(source, source.shape().without(units));
    List<Integer> axes =
        IntStream.range(0, source.shape().rank())
            .filter(axis -> !units.contains(axis))
            .mapToObj(broadcast.axes()::get)
            .toList();
    return Optional.of(algebra.broadcast(narrow, broadcast.shape(), axes));
  }
}
