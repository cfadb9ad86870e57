package org.adjoint.compiler.optimize;

import org.junit.jupiter.api.Test;

class AbsorbZeroTest {
  private final RuleTester rule = RuleTester.of(AbsorbZero.class);

  @Test
  void multipliesToZero() {
    rule.reforms((a, l) -> a.multiply(l.x(), l.fill(0)), "0");
  }

  @Test
  void dividesToZero() {
    rule.reforms((a, l) -> a.divide(l.fill(0), l.x()), "0");
  }

  @Test
  void addsNothing() {
    rule.reforms((a, l) -> a.add(l.x(), l.fill(0)), "x");
  }

  @Test
  void subtractsNothing() {
    rule.reforms((a, l) -> a.subtract(l.x(), l.fill(-0.0)), "x");
  }

  @Test
  void negates() {
    rule.reforms((a, l) -> a.subtract(l.fill(0), l.x()), "negate(x)");
  }

  @Test
  void leavesOtherNumbers() {
    rule.leaves((a, l) -> a.multiply(l.x(), l.fill(1e-30)));
  }

  @Test
  void leavesADivisorOfZero() {
    rule.leaves((a, l) -> a.divide(l.x(), l.fill(0)));
  }
}
