package org.adjoint.compiler.optimize;

import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.junit.jupiter.api.Test;

class UseOutputOfRectifierTest {
  private final RuleTester rule = RuleTester.of(UseOutputOfRectifier.class);

  @Test
  void asksTheOutput() {
    rule.rewrites(
        (a, l) -> rectified(a, l, l.fill(0)),
        "add(select(less(0, x), x, 0), select(less(0, select(less(0, x), x, 0)), y, 0))");
  }

  @Test
  void asksTheOutputOfALeakyOne() {
    rule.rewrites(
        (a, l) -> rectified(a, l, a.multiply(l.x(), l.fill(0.25))),
        "add(select(less(0, x), x, multiply(x, 0.25)), select(less(0, select(less(0, x), x, multiply(x, 0.25))), y, 0))");
  }

  @Test
  void leavesAPositiveAlternative() {
    rule.leaves((a, l) -> rectified(a, l, l.fill(1)));
  }

  @Test
  void leavesANegativeSlope() {
    rule.leaves((a, l) -> rectified(a, l, a.multiply(l.x(), l.fill(-0.25))));
  }

  @Test
  void leavesWhatIsNotUsedElsewhere() {
    rule.leaves((a, l) -> a.select(a.greater(l.x(), l.fill(0)), l.x(), l.fill(0)));
  }

  private static Value rectified(Algebra a, Leaves l, Value otherwise) {
    Value x = l.x();
    Value positive = a.greater(x, a.like(x, 0));
    Value output = a.select(positive, x, otherwise);
    return a.add(output, a.select(positive, l.y(), a.like(x, 0)));
  }
}
