package org.adjoint.compiler.optimize;

import org.adjoint.compiler.ir.Shape;
import org.junit.jupiter.api.Test;

class DelayReshapeTest {
  private final RuleTester rule = RuleTester.of(DelayReshape.class);

  @Test
  void computesBeforeTheReshape() {
    rule.rewrites(
        (a, l) -> a.exp(a.reshape(l.floats("t", 2, 3), Shape.of(6))), "reshape[6](exp(t))");
  }

  @Test
  void computesBeforeEqualReshapes() {
    rule.rewrites(
        (a, l) ->
            a.add(
                a.reshape(l.floats("t", 2, 3), Shape.of(6)),
                a.reshape(l.floats("u", 2, 3), Shape.of(6))),
        "reshape[6](add(t, u))");
  }

  @Test
  void takesScalarsAlong() {
    rule.rewrites(
        (a, l) ->
            a.multiply(
                a.reshape(l.floats("t", 2, 3), Shape.of(6)), a.fill(l.floats("u"), Shape.of(6))),
        "reshape[6](multiply(t, broadcast[2, 3]@[](u)))");
  }

  @Test
  void leavesOtherSources() {
    rule.leaves(
        (a, l) ->
            a.add(
                a.reshape(l.floats("t", 2, 3), Shape.of(6)),
                a.reshape(l.floats("u", 3, 2), Shape.of(6))));
  }

  @Test
  void leavesOtherOperands() {
    rule.leaves((a, l) -> a.add(a.reshape(l.floats("t", 2, 3), Shape.of(6)), l.floats("u", 6)));
  }
}
