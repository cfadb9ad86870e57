package org.adjoint.compiler.optimize;

import org.junit.jupiter.api.Test;

class MoveLogIntoExtremumTest {
  private final RuleTester rule = RuleTester.of(MoveLogIntoExtremum.class);

  @Test
  void clampsTheLogarithm() {
    rule.reforms(
        (a, l) -> a.log(a.maximum(a.sigmoid(l.x()), l.fill(1e-7))),
        "maximum(log(sigmoid(x)), log(1.0E-7))");
  }

  @Test
  void isAccurate() {
    Accuracy.improves(
        (a, l) -> a.log(a.maximum(a.sigmoid(l.x()), l.fill(1e-37))),
        x ->
            Math.max(
                x < 0 ? x - Math.log1p(Math.exp(x)) : -Math.log1p(Math.exp(-x)), Math.log(1e-37f)));
  }

  @Test
  void leavesWhatMayBeNegative() {
    rule.leaves((a, l) -> a.log(a.maximum(l.x(), l.fill(1e-7))));
  }

  @Test
  void leavesABoundOfZero() {
    rule.leaves((a, l) -> a.log(a.maximum(a.sigmoid(l.x()), l.fill(0))));
  }
}
