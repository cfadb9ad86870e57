package org.adjoint.compiler.optimize;

import org.junit.jupiter.api.Test;

class FormSigmoidTest {
  private final RuleTester rule = RuleTester.of(FormSigmoid.class);

  @Test
  void readsTheQuotient() {
    rule.reforms(
        (a, l) -> a.divide(l.fill(1), a.add(l.fill(1), a.exp(l.x()))), "sigmoid(negate(x))");
  }

  @Test
  void readsTheShare() {
    rule.reforms((a, l) -> a.divide(a.exp(l.x()), a.add(l.fill(1), a.exp(l.x()))), "sigmoid(x)");
  }

  @Test
  void isFiniteWhereThePowerOverflows() {
    Accuracy.improves(
        (a, l) -> a.divide(a.exp(l.x()), a.add(l.fill(1), a.exp(l.x()))),
        x -> 1 / (1 + Math.exp(-x)));
  }

  @Test
  void leavesOtherQuotients() {
    rule.leaves((a, l) -> a.divide(l.fill(2), a.add(l.fill(1), a.exp(l.x()))));
  }

  @Test
  void leavesOtherShares() {
    rule.leaves((a, l) -> a.divide(a.exp(l.y()), a.add(l.fill(1), a.exp(l.x()))));
  }
}
