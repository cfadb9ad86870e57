package org.adjoint.compiler.optimize;

import java.util.List;
import java.util.Optional;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.Transpose;

/** einsum(transpose(a), b) → einsum(a, b) with other labels, where the order of the sum stays. */
final class AbsorbOperandTranspose implements Rule<Contraction> {
  @Override
  public Optional<Value> apply(Contraction contraction, Value value, Algebra algebra) {
    Value left = value.operand(0);
    Value right = value.operand(1);
    if (right.operation() instanceof Transpose transpose) {
      List<Integer> labels = before(transpose, contraction.right());
      Contraction absorbed = new Contraction(contraction.left(), labels, contraction.result());
      return Optional.of(algebra.contract(left, right.operand(0), absorbed));
    }
    if (left.operation() instanceof Transpose transpose) {
      List<Integer> labels = before(transpose, contraction.left());
      Contraction absorbed = new Contraction(labels, contraction.right(), contraction.result());
      return absorbed.summed().equals(contraction.summed())
          ? Optional.of(algebra.contract(left.operand(0), right, absorbed))
          : Optional.empty();
    }
    return Optional.empty();
  }

  private static List<Integer> before(Transpose transpose, List<Integer> labels) {
    return transpose.inverse().stream().map(labels::get).toList();
  }
}
