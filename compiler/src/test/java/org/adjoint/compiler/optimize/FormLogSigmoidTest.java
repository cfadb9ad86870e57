package org.adjoint.compiler.optimize;

import org.junit.jupiter.api.Test;

class FormLogSigmoidTest {
  private final RuleTester rule = RuleTester.of(FormLogSigmoid.class);

  @Test
  void formsSoftplus() {
    rule.reforms((a, l) -> a.log(a.sigmoid(l.x())), "negate(softplus(negate(x)))");
  }

  @Test
  void isAccurate() {
    Accuracy.improves(
        (a, l) -> a.log(a.sigmoid(l.x())),
        x -> x < 0 ? x - Math.log1p(Math.exp(x)) : -Math.log1p(Math.exp(-x)));
  }

  @Test
  void leavesOtherLogarithms() {
    rule.leaves((a, l) -> a.log(a.tanh(l.x())));
  }
}
