package org.adjoint.compiler.optimize;

import org.junit.jupiter.api.Test;

class ReflectSigmoidTest {
  private final RuleTester rule = RuleTester.of(ReflectSigmoid.class);

  @Test
  void turnsTheArgument() {
    rule.reforms((a, l) -> a.subtract(l.fill(1), a.sigmoid(l.x())), "sigmoid(negate(x))");
  }

  @Test
  void isAccurate() {
    Accuracy.improves(
        (a, l) -> a.subtract(l.fill(1), a.sigmoid(l.x())), x -> 1 / (1 + Math.exp(x)));
  }

  @Test
  void makesItsLogarithmAccurate() {
    Accuracy.improves(
        (a, l) -> a.log(a.subtract(l.fill(1), a.sigmoid(l.x()))),
        x -> x > 0 ? -x - Math.log1p(Math.exp(-x)) : -Math.log1p(Math.exp(x)));
  }

  @Test
  void leavesOtherDifferences() {
    rule.leaves((a, l) -> a.subtract(l.fill(2), a.sigmoid(l.x())));
  }
}
