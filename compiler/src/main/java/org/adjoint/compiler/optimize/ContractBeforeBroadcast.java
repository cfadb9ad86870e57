package org.adjoint.compiler.optimize;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Broadcast;
import org.adjoint.compiler.op.Contraction;

/**
 * einsum(broadcast(a), b) → broadcast(einsum(a, b)), for new axes of a that are not summed over.
 */
final class ContractBeforeBroadcast implements Rule<Contraction> {
  @Override
  public Optional<Value> apply(Contraction contraction, Value value, Algebra algebra) {
    List<Integer> left = surplus(value.operand(0), contraction.left(), contraction);
    List<Integer> right = surplus(value.operand(1), contraction.right(), contraction);
    if (left.isEmpty() && right.isEmpty()) {
      return Optional.empty();
    }
    // A label that both sides could do without stays on the right.
    List<Integer> fromRight = right.stream().filter(label -> !left.contains(label)).toList();
    List<Integer> leftLabels = without(contraction.left(), left);
    List<Integer> rightLabels = without(contraction.right(), fromRight);
    List<Integer> result =
        contraction.result().stream()
            .filter(label -> leftLabels.contains(label) || rightLabels.contains(label))
            .toList();
    Value product =
        algebra.contract(
            narrowed(value.operand(0), contraction.left(), left, algebra),
            narrowed(value.operand(1), contraction.right(), fromRight, algebra),
            new Contraction(leftLabels, rightLabels, result));
    List<Integer> axes = result.stream().map(contraction.result()::indexOf).toList();
    return Optional.of(algebra.broadcast(product, value.shape(), axes));
  }

  /** The labels that the operand repeats along and the result has. */
  private static List<Integer> surplus(
      Value operand, List<Integer> labels, Contraction contraction) {
    if (!(operand.operation() instanceof Broadcast broadcast)) {
      return List.of();
    }
    return broadcast.newAxes().stream()
        .map(labels::get)
        .filter(contraction.result()::contains)
        .toList();
  }

  private static List<Integer> without(List<Integer> labels, List<Integer> dropped) {
    return labels.stream().filter(label -> !dropped.contains(label)).toList();
  }

  private static Value narrowed(
      Value operand, List<Integer> labels, List<Integer> dropped, Algebra algebra) {
    if (dropped.isEmpty()) {
      return operand;
    }
    Broadcast broadcast = (Broadcast) operand.operation();
    List<Integer> kept =
        IntStream.range(0, labels.size())
            .filter(axis -> !dropped.contains(labels.get(axis)))
            .boxed()
            .toList();
    Shape shape = new Shape(kept.stream().map(operand.shape()::get).toList());
    List<Integer> axes = broadcast.axes().stream().map(kept::indexOf).toList();
    return algebra.broadcast(operand.operand(0), shape, axes);
  }
}
