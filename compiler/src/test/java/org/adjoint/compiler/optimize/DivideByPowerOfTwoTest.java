package org.adjoint.compiler.optimize;

import org.junit.jupiter.api.Test;

class DivideByPowerOfTwoTest {
  private final RuleTester rule = RuleTester.of(DivideByPowerOfTwo.class);

  @Test
  void multipliesByTheReciprocal() {
    rule.rewrites((a, l) -> a.divide(l.x(), l.fill(8)), "multiply(x, 0.125)");
  }

  @Test
  void multipliesByTheReciprocalOfAFraction() {
    rule.rewrites((a, l) -> a.divide(l.x(), l.fill(-0.25)), "multiply(x, -4)");
  }

  @Test
  void leavesOtherDivisors() {
    rule.leaves((a, l) -> a.divide(l.x(), l.fill(10)));
  }

  @Test
  void leavesZero() {
    rule.leaves((a, l) -> a.divide(l.x(), l.fill(0)));
  }

  @Test
  void leavesInfinity() {
    rule.leaves((a, l) -> a.divide(l.x(), l.fill(Double.POSITIVE_INFINITY)));
  }

  @Test
  void leavesPowersWhoseReciprocalIsNoFloat() {
    rule.leaves((a, l) -> a.divide(l.x(), l.fill(Float.MIN_VALUE)));
  }

  @Test
  void leavesPowersBeyondFloats() {
    rule.leaves((a, l) -> a.divide(l.x(), l.fill(Math.scalb(1.0, 200))));
  }
}
