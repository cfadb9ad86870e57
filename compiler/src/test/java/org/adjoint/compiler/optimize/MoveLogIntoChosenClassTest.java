package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Reduce;
import org.junit.jupiter.api.Test;

class MoveLogIntoChosenClassTest {
  private final RuleTester rule = RuleTester.of(MoveLogIntoChosenClass.class);

  @Test
  void choosesTheLogarithm() {
    rule.reforms(
        (a, l) -> a.log(chosen(a, a.exp(l.floats("t", 4, 3)), l.ints("c", 4))),
        "select(and(less_or_equal(0, c), less(c, 3)), reduce_sum[1](select(equal(broadcast[4, 3]@[1](iota()), broadcast[4, 3]@[0](c)), log(exp(t)), 0)), -Infinity)");
  }

  @Test
  void leavesOtherTensors() {
    rule.leaves((a, l) -> a.log(chosen(a, l.floats("t", 4, 3), l.ints("c", 4))));
  }

  private static Value chosen(Algebra a, Value t, Value classes) {
    Value counter = a.spreadVector(a.iota(Dimension.of(3)), t.shape(), 1);
    Value mask = a.equal(counter, a.spreadVector(classes, t.shape(), 0));
    return a.reduce(Reduce.Kind.SUM, a.select(mask, t, a.like(t, 0)), List.of(1));
  }
}
