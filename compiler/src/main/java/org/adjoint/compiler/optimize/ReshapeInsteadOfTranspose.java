package org.adjoint.compiler.optimize;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Transpose;

/** transpose(x) → reshape(x), where only axes of extent one change places. */
final class ReshapeInsteadOfTranspose implements Rule<Transpose> {
  @Override
  public Optional<Value> apply(Transpose transpose, Value value, Algebra algebra) {
    Value source = value.operand(0);
    List<Integer> moving =
        transpose.axes().stream().filter(axis -> !source.shape().get(axis).is(1)).toList();
    boolean inOrder =
        IntStream.range(1, moving.size()).allMatch(i -> moving.get(i - 1) < moving.get(i));
    return inOrder ? Optional.of(algebra.reshape(source, value.shape())) : Optional.empty();
  }
}
