package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Reshape;

/**
 * f(reshape(x), reshape(y), c) → reshape(f(x, y, c)), where x and y have one shape and c is a
 * scalar's broadcast.
 */
final class DelayReshape implements Rule<Elementwise> {
  @Override
  public Optional<Value> apply(Elementwise operation, Value value, Algebra algebra) {
    Optional<Value> reshaped = Match.firstMadeBy(Reshape.class, value);
    if (reshaped.isEmpty()) {
      return Optional.empty();
    }
    Shape shape = reshaped.get().operand(0).shape();
    Value[] operands = new Value[value.operands().size()];
    for (int place = 0; place < operands.length; place++) {
      Optional<Value> before = before(value.operand(place), shape, algebra);
      if (before.isEmpty()) {
        return Optional.empty();
      }
      operands[place] = before.get();
    }
    return Optional.of(algebra.reshape(algebra.apply(operation, operands), value.shape()));
  }

  private static Optional<Value> before(Value operand, Shape shape, Algebra algebra) {
    return Match.operandOf(Reshape.class, operand)
        .filter(source -> source.shape().equals(shape))
        .or(() -> Match.filling(operand).map(scalar -> algebra.fill(scalar, shape)));
  }
}
