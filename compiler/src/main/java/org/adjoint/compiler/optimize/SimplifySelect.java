package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Constant;
import org.adjoint.compiler.op.Not;
import org.adjoint.compiler.op.Select;

/**
 * c ? x : x → x, true ? x : y → x, ¬c ? x : y → c ? y : x, c ? (c ? x : y) : z → c ? x : z; of
 * bools c ? true : false → c.
 */
final class SimplifySelect implements Rule<Select> {
  @Override
  public Optional<Value> apply(Select select, Value value, Algebra algebra) {
    Value condition = value.operand(0);
    Value first = value.operand(1);
    Value second = value.operand(2);
    if (first == second) {
      return Optional.of(first);
    }
    Optional<Constant> known = Match.fill(condition);
    if (known.isPresent()) {
      return Optional.of(known.get().number() != 0 ? first : second);
    }
    Optional<Value> contrary = Match.operandOf(Not.class, condition);
    if (contrary.isPresent()) {
      return Optional.of(algebra.select(contrary.get(), second, first));
    }
    if (value.element() == ElementType.BOOL && Match.fill(first).isPresent()) {
      if (Match.isFill(first, 1) && Match.isFill(second, 0)) {
        return Optional.of(condition);
      }
      if (Match.isFill(first, 0) && Match.isFill(second, 1)) {
        return Optional.of(algebra.not(condition));
      }
    }
    Value then = chosen(first, condition, 1);
    Value otherwise = chosen(second, condition, 2);
    return then == first && otherwise == second
        ? Optional.empty()
        : Optional.of(algebra.select(condition, then, otherwise));
  }

  /** What a branch is, given how its own condition went. */
  private static Value chosen(Value branch, Value condition, int place) {
    boolean sameQuestion = Match.is(Select.class, branch) && branch.operand(0) == condition;
    return sameQuestion ? branch.operand(place) : branch;
  }
}
