package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Transpose;

/**
 * f(transpose(x), transpose(y), c) → transpose(f(x, y, c)), of one order, where c is a scalar's
 * broadcast.
 */
final class DelayTranspose implements Rule<Elementwise> {
  @Override
  public Optional<Value> apply(Elementwise operation, Value value, Algebra algebra) {
    Optional<Value> moved = Match.firstMadeBy(Transpose.class, value);
    if (moved.isEmpty()) {
      return Optional.empty();
    }
    Transpose transpose = (Transpose) moved.get().operation();
    Shape shape = moved.get().operand(0).shape();
    Value[] operands = new Value[value.operands().size()];
    for (int place = 0; place < operands.length; place++) {
      Value operand = value.operand(place);
      Optional<Value> scalar = Match.filling(operand);
      if (operand.operation().equals(transpose)) {
        operands[place] = operand.operand(0);
      } else if (scalar.isPresent()) {
        operands[place] = algebra.fill(scalar.get(), shape);
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(algebra.transpose(algebra.apply(operation, operands), transpose.axes()));
  }
}
