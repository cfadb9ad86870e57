package org.adjoint.compiler.optimize;

import org.junit.jupiter.api.Test;

class FormSoftplusTest {
  private final RuleTester rule = RuleTester.of(FormSoftplus.class);

  @Test
  void readsTheLogarithm() {
    rule.reforms((a, l) -> a.log1p(a.exp(l.x())), "softplus(x)");
  }

  @Test
  void isFiniteWhereThePowerOverflows() {
    Accuracy.improves(
        (a, l) -> a.log(a.add(l.fill(1), a.exp(l.x()))),
        x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))));
  }

  @Test
  void leavesAPowerThatCannotOverflow() {
    rule.leaves((a, l) -> a.log1p(a.exp(a.negate(a.absolute(l.x())))));
  }

  @Test
  void leavesOtherLogarithms() {
    rule.leaves((a, l) -> a.log1p(l.x()));
  }
}
