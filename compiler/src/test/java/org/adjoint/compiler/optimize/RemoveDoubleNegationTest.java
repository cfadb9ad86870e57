package org.adjoint.compiler.optimize;

import org.junit.jupiter.api.Test;

class RemoveDoubleNegationTest {
  private final RuleTester rule = RuleTester.of(RemoveDoubleNegation.class);

  @Test
  void removesTwoSigns() {
    rule.rewrites((a, l) -> a.negate(a.negate(l.x())), "x");
  }

  @Test
  void removesTwoContraries() {
    rule.rewrites((a, l) -> a.not(a.not(l.p())), "p");
  }

  @Test
  void removesTwoComplements() {
    rule.rewrites((a, l) -> a.not(a.not(l.i())), "i");
  }

  @Test
  void leavesOneSign() {
    rule.leaves((a, l) -> a.negate(l.x()));
  }
}
