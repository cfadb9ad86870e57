package org.adjoint.compiler.optimize;

import org.junit.jupiter.api.Test;

class FormLogAddExpTest {
  private final RuleTester rule = RuleTester.of(FormLogAddExp.class);

  @Test
  void subtractsTheLargerFirst() {
    rule.reforms(
        (a, l) -> a.log(a.add(a.exp(l.x()), a.exp(l.y()))),
        "add(maximum(x, y), log1p(exp(negate(absolute(select(equal(x, y), 0, subtract(x, y)))))))");
  }

  @Test
  void isFiniteWhereThePowerOverflows() {
    Accuracy.improves(
        (a, l) -> a.log(a.add(a.exp(l.x()), a.exp(a.negate(l.x())))),
        x -> Math.abs(x) + Math.log1p(Math.exp(-2 * Math.abs(x))));
  }

  @Test
  void leavesOtherSums() {
    rule.leaves((a, l) -> a.log(a.add(a.exp(l.x()), l.y())));
  }
}
