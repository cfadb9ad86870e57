package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Add;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Multiply;

/** a · x + b · x → (a + b) · x. */
final class FactorOut implements Rule<Add> {
  @Override
  public Optional<Value> apply(Add add, Value value, Algebra algebra) {
    Value left = value.operand(0);
    Value right = value.operand(1);
    if (!Match.is(Multiply.class, left) || !Match.is(Multiply.class, right)) {
      return Optional.empty();
    }
    return left.operands().stream()
        .filter(right.operands()::contains)
        .findFirst()
        .flatMap(
            common ->
                Match.beside(left, operand -> operand == common)
                    .flatMap(
                        a ->
                            Match.beside(right, operand -> operand == common)
                                .map(b -> algebra.multiply(algebra.add(a, b), common))));
  }
}
