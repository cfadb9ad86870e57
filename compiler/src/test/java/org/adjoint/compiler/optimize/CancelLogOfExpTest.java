package org.adjoint.compiler.optimize;

import org.junit.jupiter.api.Test;

class CancelLogOfExpTest {
  private final RuleTester rule = RuleTester.of(CancelLogOfExp.class);

  @Test
  void takesTheExponent() {
    rule.reforms((a, l) -> a.log(a.exp(l.x())), "x");
  }

  @Test
  void isFiniteWhereThePowerOverflows() {
    Accuracy.improves((a, l) -> a.log(a.exp(l.x())), x -> x);
  }

  @Test
  void leavesOtherLogarithms() {
    rule.leaves((a, l) -> a.log(l.x()));
  }
}
