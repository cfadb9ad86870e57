package org.adjoint.compiler.optimize;

import org.junit.jupiter.api.Test;

class FormExpm1Test {
  private final RuleTester rule = RuleTester.of(FormExpm1.class);

  @Test
  void subtractsOneWithin() {
    rule.reforms((a, l) -> a.subtract(a.exp(l.x()), l.fill(1)), "expm1(x)");
  }

  @Test
  void addsMinusOneWithin() {
    rule.reforms((a, l) -> a.add(a.exp(l.x()), l.fill(-1)), "expm1(x)");
  }

  @Test
  void negatesForTheRest() {
    rule.reforms((a, l) -> a.subtract(l.fill(1), a.exp(l.x())), "negate(expm1(x))");
  }

  @Test
  void isAccurateNearZero() {
    Accuracy.improves(
        (a, l) -> a.subtract(a.exp(l.x()), l.fill(1)), x -> Math.expm1(x), x -> x < 88);
  }

  @Test
  void leavesOtherDifferences() {
    rule.leaves((a, l) -> a.subtract(a.exp(l.x()), l.fill(2)));
  }
}
