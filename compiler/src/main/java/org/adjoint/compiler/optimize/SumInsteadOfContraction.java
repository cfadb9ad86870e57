package org.adjoint.compiler.optimize;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.Reduce;

/** einsum(a, broadcast(c)) → sum(a) · c, for a scalar c, where only axes of a remain. */
final class SumInsteadOfContraction implements Rule<Contraction> {
  @Override
  public Optional<Value> apply(Contraction contraction, Value value, Algebra algebra) {
    return summed(value, 0, contraction.left(), contraction, algebra)
        .or(() -> summed(value, 1, contraction.right(), contraction, algebra));
  }

  private static Optional<Value> summed(
      Value value, int place, List<Integer> labels, Contraction contraction, Algebra algebra) {
    Optional<Value> scalar = Match.filling(value.operand(1 - place));
    if (scalar.isEmpty() || !labels.containsAll(contraction.result())) {
      return Optional.empty();
    }
    Value operand = value.operand(place);
    List<Integer> axes =
        IntStream.range(0, labels.size())
            .filter(axis -> !contraction.result().contains(labels.get(axis)))
            .boxed()
            .toList();
    List<Integer> left =
        labels.stream().filter(label -> contraction.result().contains(label)).toList();
    Value sum = algebra.reduce(Reduce.Kind.SUM, operand, axes);
    List<Integer> order = contraction.result().stream().map(left::indexOf).toList();
    Value ordered = algebra.transpose(sum, order);
    return Optional.of(algebra.multiply(ordered, algebra.fill(scalar.get(), ordered.shape())));
  }
}
