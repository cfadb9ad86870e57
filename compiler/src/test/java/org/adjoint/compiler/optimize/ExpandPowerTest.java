package org.adjoint.compiler.optimize;

import org.junit.jupiter.api.Test;

class ExpandPowerTest {
  private final RuleTester rule = RuleTester.of(ExpandPower.class);

  @Test
  void squares() {
    rule.reforms((a, l) -> a.power(l.x(), l.fill(2)), "multiply(x, x)");
  }

  @Test
  void cubes() {
    rule.reforms((a, l) -> a.power(l.x(), l.fill(3)), "multiply(multiply(x, x), x)");
  }

  @Test
  void squaresTwice() {
    rule.reforms((a, l) -> a.power(l.x(), l.fill(4)), "multiply(multiply(x, x), multiply(x, x))");
  }

  @Test
  void dividesForMinusOne() {
    rule.reforms((a, l) -> a.power(l.x(), l.fill(-1)), "divide(1, x)");
  }

  @Test
  void takesTheRootForOneHalf() {
    rule.reforms((a, l) -> a.power(l.x(), l.fill(0.5)), "sqrt(x)");
  }

  @Test
  void takesTheBaseForOne() {
    rule.rewrites((a, l) -> a.power(l.x(), l.fill(1)), "x");
  }

  @Test
  void takesOneForZero() {
    rule.rewrites((a, l) -> a.power(l.x(), l.fill(0)), "1");
  }

  @Test
  void leavesOtherExponents() {
    rule.leaves((a, l) -> a.power(l.x(), l.fill(1.7)));
  }

  @Test
  void leavesVariableExponents() {
    rule.leaves((a, l) -> a.power(l.x(), l.y()));
  }
}
