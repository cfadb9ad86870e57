package org.adjoint.compiler.optimize;

import org.junit.jupiter.api.Test;

class FormLogOneMinusExpTest {
  private final RuleTester rule = RuleTester.of(FormLogOneMinusExp.class);

  @Test
  void choosesTheAccurateForm() {
    rule.reforms(
        (a, l) -> a.log(a.negate(a.expm1(l.x()))),
        "select(less(-0.6931471805599453, x), log(negate(expm1(select(less(-0.6931471805599453, x), x, -1)))), log1p(negate(exp(select(less(-0.6931471805599453, x), -1, x)))))");
  }

  @Test
  void isAccurate() {
    Accuracy.improves(
        (a, l) -> a.log(a.subtract(l.fill(1), a.exp(l.x()))),
        x -> x > -0.5 ? Math.log(-Math.expm1(x)) : Math.log1p(-Math.exp(x)),
        x -> x < 0);
  }

  @Test
  void leavesOtherLogarithms() {
    rule.leaves((a, l) -> a.log(a.negate(l.x())));
  }
}
