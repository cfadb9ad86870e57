package org.adjoint.compiler.optimize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Less;
import org.adjoint.compiler.op.Multiply;
import org.adjoint.compiler.op.Rebuild;
import org.adjoint.compiler.op.Select;

/**
 * {@code x > 0} → {@code y > 0} in all but y itself, where y = (x {@literal >} 0 ? x : c) and c is
 * at most 0 (or NaN only where x is): the backward pass then needs y alone.
 */
final class UseOutputOfRectifier implements Pass {
  @Override
  public List<Value> apply(List<Value> roots, Rebuild rebuild, Tally tally) {
    List<Value> values = Graph.reachable(roots);
    Map<Value, Value> outputs = new HashMap<>();
    for (Value value : values) {
      if (isRectifier(value)) {
        outputs.putIfAbsent(value.operand(0), value);
      }
    }
    if (outputs.isEmpty()) {
      return roots;
    }
    for (Value value : values) {
      rebuild.set(value, renewed(value, outputs, rebuild, tally));
    }
    return rebuild.renewed(roots);
  }

  private static Value renewed(
      Value value, Map<Value, Value> outputs, Rebuild rebuild, Tally tally) {
    if (value.operands().stream().noneMatch(outputs::containsKey)) {
      return rebuild.copy(value);
    }
    Algebra algebra = rebuild.at(value);
    List<Value> operands = new ArrayList<>();
    for (Value operand : value.operands()) {
      Value output = outputs.get(operand);
      // What was made before the output cannot be made from it; another rectifier on the same
      // question is no backward pass.
      if (output == null || output.number() >= value.number() || isRectifier(value)) {
        operands.add(rebuild.renewed(operand));
        continue;
      }
      tally.fired();
      Value positive = rebuild.renewed(output);
      operands.add(algebra.greater(positive, algebra.like(positive, 0)));
    }
    return algebra.apply(value.operation(), operands.toArray(Value[]::new));
  }

  /** Whether the value is (x {@literal >} 0 ? x : c), c ≤ 0 wherever x is. */
  private static boolean isRectifier(Value value) {
    if (!Match.is(Select.class, value) || !Match.is(Less.class, value.operand(0))) {
      return false;
    }
    Value question = value.operand(0);
    Value asked = question.operand(1);
    Value otherwise = value.operand(2);
    boolean asksSign =
        Match.isFill(question.operand(0), zero -> zero.number() == 0) && asked == value.operand(1);
    boolean constant = Match.isFill(otherwise, c -> c.number() <= 0);
    boolean leak =
        Match.is(Multiply.class, otherwise)
            && otherwise.operand(0) == asked
            && Match.isFill(otherwise.operand(1), c -> c.number() >= 0);
    return asksSign && (constant || leak);
  }
}
