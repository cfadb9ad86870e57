package org.adjoint.compiler.optimize;

import org.junit.jupiter.api.Test;

class RemoveStopGradientTest {
  private final RuleTester rule = RuleTester.of(RemoveStopGradient.class);

  @Test
  void removesIt() {
    rule.rewrites((a, l) -> a.stopGradient(l.x()), "x");
  }

  @Test
  void leavesAllElse() {
    rule.leaves((a, l) -> a.negate(l.x()));
  }
}
