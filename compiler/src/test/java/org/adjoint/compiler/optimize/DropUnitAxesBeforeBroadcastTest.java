package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.ir.Shape;
import org.junit.jupiter.api.Test;

class DropUnitAxesBeforeBroadcastTest {
  private final RuleTester rule = RuleTester.of(DropUnitAxesBeforeBroadcast.class);

  @Test
  void makesTheAxisNew() {
    rule.rewrites(
        (a, l) -> a.broadcast(l.floats("t", 4, 1), Shape.of(4, 1, 3), List.of(0, 1)),
        "broadcast[4, 1, 3]@[0](reshape[4](t))");
  }

  @Test
  void dropsAllAxes() {
    rule.rewrites(
        (a, l) -> a.broadcast(l.floats("t", 1), Shape.of(4, 1), List.of(1)),
        "broadcast[4, 1]@[](reshape[](t))");
  }

  @Test
  void leavesOtherAxes() {
    rule.leaves((a, l) -> a.broadcast(l.floats("t", 4), Shape.of(4, 3), List.of(0)));
  }
}
