package org.adjoint.compiler.optimize;

import java.util.Optional;
import java.util.Set;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Add;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.And;
import org.adjoint.compiler.op.Equal;
import org.adjoint.compiler.op.ExclusiveOr;
import org.adjoint.compiler.op.Maximum;
import org.adjoint.compiler.op.Minimum;
import org.adjoint.compiler.op.Multiply;
import org.adjoint.compiler.op.Or;

/** b + a → a + b: operands of what commutes stand in the order of their making, constants last. */
final class OrderOperands implements Rule<Elementwise> {
  private static final Set<Class<? extends Elementwise>> COMMUTATIVE =
      Set.of(
          Add.class,
          Multiply.class,
          Maximum.class,
          Minimum.class,
          Equal.class,
          And.class,
          Or.class,
          ExclusiveOr.class);

  @Override
  public Optional<Value> apply(Elementwise operation, Value value, Algebra algebra) {
    if (!COMMUTATIVE.contains(operation.getClass())) {
      return Optional.empty();
    }
    Value left = value.operand(0);
    Value right = value.operand(1);
    boolean leftIsFill = Match.fill(left).isPresent();
    boolean rightIsFill = Match.fill(right).isPresent();
    boolean ordered = leftIsFill == rightIsFill ? left.number() <= right.number() : rightIsFill;
    return ordered ? Optional.empty() : Optional.of(algebra.apply(operation, right, left));
  }
}
