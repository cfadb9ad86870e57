package org.adjoint.compiler.optimize;

import org.adjoint.compiler.ir.ElementType;
import org.junit.jupiter.api.Test;

class AbsorbNegationIntoSumTest {
  private final RuleTester rule = RuleTester.of(AbsorbNegationIntoSum.class);

  @Test
  void subtractsInsteadOfAddingTheNegative() {
    rule.rewrites((a, l) -> a.add(l.x(), a.negate(l.y())), "subtract(x, y)");
  }

  @Test
  void subtractsTheLeftNegative() {
    rule.rewrites((a, l) -> a.add(a.negate(l.x()), l.y()), "subtract(y, x)");
  }

  @Test
  void addsInsteadOfSubtractingTheNegative() {
    rule.rewrites((a, l) -> a.subtract(l.x(), a.negate(l.y())), "add(x, y)");
  }

  @Test
  void negatesInsteadOfSubtractingFromNegativeZero() {
    rule.rewrites((a, l) -> a.subtract(l.fill(-0.0), l.x()), "negate(x)");
  }

  @Test
  void negatesInts() {
    rule.rewrites((a, l) -> a.subtract(l.filled(ElementType.INT32, 0), l.i()), "negate(i)");
  }

  @Test
  void leavesADifferenceFromZero() {
    rule.leaves((a, l) -> a.subtract(l.fill(0), l.x()));
  }

  @Test
  void leavesTheNegativeOfADifference() {
    rule.leaves((a, l) -> a.negate(a.subtract(l.x(), l.y())));
  }
}
