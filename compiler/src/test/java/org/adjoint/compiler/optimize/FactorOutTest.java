package org.adjoint.compiler.optimize;

import org.junit.jupiter.api.Test;

class FactorOutTest {
  private final RuleTester rule = RuleTester.of(FactorOut.class);

  @Test
  void multipliesOnce() {
    rule.reforms(
        (a, l) -> a.add(a.multiply(l.x(), l.z()), a.multiply(l.y(), l.z())),
        "multiply(add(x, y), z)");
  }

  @Test
  void leavesNothingInCommon() {
    rule.leaves((a, l) -> a.add(a.multiply(l.x(), l.x()), a.multiply(l.y(), l.z())));
  }
}
