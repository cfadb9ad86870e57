package org.adjoint.compiler.optimize;

import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.junit.jupiter.api.Test;

class OrderOperandsTest {
  private final RuleTester rule = RuleTester.of(OrderOperands.class);

  @Test
  void putsConstantsLast() {
    rule.rewrites((a, l) -> a.add(l.fill(1), l.x()), "add(x, 1)");
  }

  @Test
  void putsOlderValuesFirst() {
    rule.rewrites((a, l) -> reversed(a, l), "multiply(x, y)");
  }

  @Test
  void ordersIntsToo() {
    rule.rewrites((a, l) -> a.multiply(l.filled(ElementType.INT32, 3), l.i()), "multiply(i, 3)");
  }

  @Test
  void leavesWhatIsInOrder() {
    rule.leaves((a, l) -> a.add(l.x(), l.fill(1)));
  }

  @Test
  void leavesWhatDoesNotCommute() {
    rule.leaves((a, l) -> a.subtract(l.fill(1), l.x()));
  }

  private static Value reversed(Algebra a, Leaves l) {
    Value x = l.x();
    return a.multiply(l.y(), x);
  }
}
