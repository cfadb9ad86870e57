package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Log;

/**
 * log(Σ (iota = y ? p : 0)) → Σ (iota = y ? log(p) : 0), where p is a probability; −∞ where y is no
 * class, as before.
 */
final class MoveLogIntoChosenClass implements Rule<Log> {
  @Override
  public Optional<Value> apply(Log log, Value value, Algebra algebra) {
    return ChosenClass.of(value.operand(0))
        .filter(chosen -> chosen.count().isConstant())
        .filter(chosen -> StableLogarithm.of(chosen.values()))
        .map(chosen -> moved(chosen, algebra));
  }

  private static Value moved(ChosenClass chosen, Algebra algebra) {
    Value logarithms = algebra.log(chosen.values());
    Value picked = algebra.select(chosen.mask(), logarithms, algebra.like(logarithms, 0));
    Value sum = algebra.reduce(chosen.reduce().kind(), picked, chosen.reduce().axes());
    Value row = chosen.chosen();
    Value isClass =
        algebra.and(
            algebra.lessOrEqual(algebra.like(row, 0), row),
            algebra.less(row, algebra.like(row, chosen.count().constant())));
    return algebra.select(isClass, sum, algebra.like(sum, Double.NEGATIVE_INFINITY));
  }
}
