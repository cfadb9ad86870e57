package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Constant;
import org.adjoint.compiler.op.Divide;
import org.adjoint.compiler.op.Multiply;
import org.adjoint.compiler.op.Negate;

/**
 * −x · −y → x · y, −x · c → x · −c, x · −1 → −x, −(x · c) → x · −c; and so of quotients, of floats.
 */
final class AbsorbNegationIntoProduct implements Rule<Elementwise> {
  @Override
  public Optional<Value> apply(Elementwise operation, Value value, Algebra algebra) {
    if (!Match.isFloating(value)) {
      return Optional.empty();
    }
    if (operation instanceof Negate) {
      Value product = value.operand(0);
      return isProduct(product.operation())
          ? Match.fill(product.operand(1))
              .map(c -> negated(product, product.operand(0), c, algebra))
          : Optional.empty();
    }
    if (!isProduct(operation)) {
      return Optional.empty();
    }
    Optional<Constant> constant = Match.fill(value.operand(1));
    if (Match.isFill(value.operand(1), -1)) {
      return Optional.of(algebra.negate(value.operand(0)));
    }
    Optional<Value> left = Match.operandOf(Negate.class, value.operand(0));
    Optional<Value> right = Match.operandOf(Negate.class, value.operand(1));
    if (left.isPresent() && right.isPresent()) {
      return Optional.of(algebra.apply(operation, left.get(), right.get()));
    }
    return left.isPresent() && constant.isPresent()
        ? Optional.of(negated(value, left.get(), constant.get(), algebra))
        : Optional.empty();
  }

  private static boolean isProduct(Operation operation) {
    return operation instanceof Multiply || operation instanceof Divide;
  }

  private static Value negated(Value product, Value left, Constant constant, Algebra algebra) {
    return algebra.apply(product.operation(), left, algebra.like(product, -constant.number()));
  }
}
