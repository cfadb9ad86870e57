package org.adjoint.compiler.optimize;

import org.junit.jupiter.api.Test;

class ReflectExtremumTest {
  private final RuleTester rule = RuleTester.of(ReflectExtremum.class);

  @Test
  void reflectsAClampedSigmoid() {
    rule.rewrites(
        (a, l) -> a.subtract(l.fill(1), a.maximum(a.sigmoid(l.x()), l.fill(1e-7))),
        "minimum(subtract(1, sigmoid(x)), subtract(1, 1.0E-7))");
  }

  @Test
  void reflectsBothBounds() {
    rule.rewrites(
        (a, l) ->
            a.subtract(
                l.fill(1), a.minimum(a.maximum(a.sigmoid(l.x()), l.fill(0.25)), l.fill(0.75))),
        "maximum(minimum(subtract(1, sigmoid(x)), subtract(1, 0.25)), subtract(1, 0.75))");
  }

  @Test
  void makesItsLogarithmAccurate() {
    Accuracy.improves(
        (a, l) -> a.log(a.subtract(l.fill(1), a.maximum(a.sigmoid(l.x()), l.fill(1e-30)))),
        x -> x > 0 ? -x - Math.log1p(Math.exp(-x)) : -Math.log1p(Math.exp(x)),
        x -> x > -60);
  }

  @Test
  void leavesOtherExtrema() {
    rule.leaves((a, l) -> a.subtract(l.fill(1), a.maximum(l.x(), l.fill(1e-7))));
  }
}
