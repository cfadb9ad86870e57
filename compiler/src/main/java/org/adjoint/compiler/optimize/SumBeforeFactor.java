package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Multiply;
import org.adjoint.compiler.op.Negate;
import org.adjoint.compiler.op.Reduce;

/** sum(x · c) → sum(x) · c and sum(−x) → −sum(x). */
final class SumBeforeFactor implements Rule<Reduce> {
  @Override
  public Optional<Value> apply(Reduce reduce, Value value, Algebra algebra) {
    Value source = value.operand(0);
    if (reduce.kind() != Reduce.Kind.SUM || !Match.isFloating(value)) {
      return Optional.empty();
    }
    if (Match.is(Negate.class, source)) {
      return Optional.of(
          algebra.negate(algebra.reduce(reduce.kind(), source.operand(0), reduce.axes())));
    }
    if (!Match.is(Multiply.class, source)) {
      return Optional.empty();
    }
    Optional<Value> scalar =
        source.operands().stream().flatMap(operand -> Match.filling(operand).stream()).findFirst();
    return scalar.map(
        factor -> {
          Value rest =
              Match.filling(source.operand(1)).isPresent() ? source.operand(0) : source.operand(1);
          Value factorOfRest = Match.filling(source.operand(1)).orElse(factor);
          Value sum = algebra.reduce(reduce.kind(), rest, reduce.axes());
          return algebra.multiply(sum, algebra.fill(factorOfRest, sum.shape()));
        });
  }
}
