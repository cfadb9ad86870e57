package org.adjoint.compiler.optimize;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.adjoint.compiler.ir.Movement;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Slice;
import org.adjoint.compiler.op.Transpose;

/** A reshape, transpose, broadcast, slice or pad that moves nothing, a concat of one: x → x. */
final class RemoveIdleMovement implements Rule<Movement> {
  @Override
  public Optional<Value> apply(Movement movement, Value value, Algebra algebra) {
    Value source = value.operand(0);
    if (!source.shape().equals(value.shape()) || value.operands().size() > 1) {
      return Optional.empty();
    }
    boolean reorders =
        (movement instanceof Transpose transpose && !inOrder(transpose.axes()))
            || (movement instanceof Slice slice && slice.step() != 1);
    return reorders ? Optional.empty() : Optional.of(source);
  }

  private static boolean inOrder(List<Integer> axes) {
    return IntStream.range(0, axes.size()).allMatch(axis -> axes.get(axis) == axis);
  }
}
