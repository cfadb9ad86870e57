package org.adjoint.compiler.optimize;

import org.junit.jupiter.api.Test;

class JoinSoftplusTest {
  private final RuleTester rule = RuleTester.of(JoinSoftplus.class);

  @Test
  void readsTheWrittenOutForm() {
    rule.reforms(
        (a, l) -> a.add(a.maximum(l.x(), l.fill(0)), a.log1p(a.exp(a.negate(a.absolute(l.x()))))),
        "softplus(x)");
  }

  @Test
  void isAccurate() {
    Accuracy.improves(
        (a, l) -> a.add(a.maximum(l.x(), l.fill(0)), a.log1p(a.exp(a.negate(a.absolute(l.x()))))),
        x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))));
  }

  @Test
  void leavesAnotherArgument() {
    rule.leaves(
        (a, l) -> a.add(a.maximum(l.x(), l.fill(0)), a.log1p(a.exp(a.negate(a.absolute(l.y()))))));
  }
}
