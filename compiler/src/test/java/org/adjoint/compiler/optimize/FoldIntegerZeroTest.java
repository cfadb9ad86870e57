package org.adjoint.compiler.optimize;

import org.adjoint.compiler.ir.ElementType;
import org.junit.jupiter.api.Test;

class FoldIntegerZeroTest {
  private final RuleTester rule = RuleTester.of(FoldIntegerZero.class);

  @Test
  void foldsAProductWithZero() {
    rule.rewrites((a, l) -> a.multiply(l.i(), l.filled(ElementType.INT32, 0)), "0");
  }

  @Test
  void foldsADifferenceFromItself() {
    rule.rewrites((a, l) -> a.subtract(l.i(), l.i()), "0");
  }

  @Test
  void leavesFloats() {
    rule.leaves((a, l) -> a.multiply(l.x(), l.fill(0)));
  }

  @Test
  void leavesADifferenceOfFloats() {
    rule.leaves((a, l) -> a.subtract(l.x(), l.x()));
  }
}
