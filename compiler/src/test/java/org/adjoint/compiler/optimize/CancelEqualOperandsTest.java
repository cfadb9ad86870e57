package org.adjoint.compiler.optimize;

import org.junit.jupiter.api.Test;

class CancelEqualOperandsTest {
  private final RuleTester rule = RuleTester.of(CancelEqualOperands.class);

  @Test
  void dividesToOne() {
    rule.reforms((a, l) -> a.divide(l.x(), l.x()), "1");
  }

  @Test
  void subtractsToZero() {
    rule.reforms((a, l) -> a.subtract(l.x(), l.x()), "0");
  }

  @Test
  void leavesTwo() {
    rule.leaves((a, l) -> a.divide(l.x(), l.y()));
  }
}
