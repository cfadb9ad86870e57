package org.adjoint.compiler.optimize;

import org.junit.jupiter.api.Test;

class MultiplyByReciprocalTest {
  private final RuleTester rule = RuleTester.of(MultiplyByReciprocal.class);

  @Test
  void multiplies() {
    rule.reforms((a, l) -> a.divide(l.x(), l.fill(5)), "multiply(x, 0.2)");
  }

  @Test
  void leavesVariables() {
    rule.leaves((a, l) -> a.divide(l.x(), l.y()));
  }
}
