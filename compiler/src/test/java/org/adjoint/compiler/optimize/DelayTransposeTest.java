package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.ir.Shape;
import org.junit.jupiter.api.Test;

class DelayTransposeTest {
  private final RuleTester rule = RuleTester.of(DelayTranspose.class);

  @Test
  void computesBeforeTheTranspose() {
    rule.rewrites(
        (a, l) -> a.exp(a.transpose(l.floats("t", 2, 3), List.of(1, 0))),
        "transpose[1, 0](exp(t))");
  }

  @Test
  void takesScalarsAlong() {
    rule.rewrites(
        (a, l) ->
            a.multiply(
                a.transpose(l.floats("t", 2, 3), List.of(1, 0)),
                a.fill(l.floats("u"), Shape.of(3, 2))),
        "transpose[1, 0](multiply(t, broadcast[2, 3]@[](u)))");
  }

  @Test
  void leavesOtherOrders() {
    rule.leaves(
        (a, l) ->
            a.add(
                a.transpose(l.floats("t", 2, 2, 2), List.of(1, 0, 2)),
                a.transpose(l.floats("u", 2, 2, 2), List.of(0, 2, 1))));
  }

  @Test
  void leavesOtherOperands() {
    rule.leaves(
        (a, l) -> a.add(a.transpose(l.floats("t", 2, 3), List.of(1, 0)), l.floats("u", 3, 2)));
  }
}
