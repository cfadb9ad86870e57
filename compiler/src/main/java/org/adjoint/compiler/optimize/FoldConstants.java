package org.adjoint.compiler.optimize;

import java.util.Map;
import java.util.Optional;
import org.adjoint.compiler.interpret.Interpreter;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Constant;

/** f(1, 2) → the number: an elementwise operation on constants is computed here. */
final class FoldConstants implements Rule<Elementwise> {
  private final Interpreter interpreter = Interpreter.of(Map.of(), Map.of());

  @Override
  public Optional<Value> apply(Elementwise operation, Value value, Algebra algebra) {
    for (Value operand : value.operands()) {
      if (!Match.is(Constant.class, operand)) {
        return Optional.empty();
      }
    }
    double number = interpreter.evaluate(value).get(0);
    return Optional.of(algebra.constant(value.element(), number));
  }
}
