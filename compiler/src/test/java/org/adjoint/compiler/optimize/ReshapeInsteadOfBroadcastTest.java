package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.ir.Shape;
import org.junit.jupiter.api.Test;

class ReshapeInsteadOfBroadcastTest {
  private final RuleTester rule = RuleTester.of(ReshapeInsteadOfBroadcast.class);

  @Test
  void addsAxesOfExtentOne() {
    rule.rewrites(
        (a, l) -> a.broadcast(l.floats("t", 4, 3), Shape.of(4, 1, 3), List.of(0, 2)),
        "reshape[4, 1, 3](t)");
  }

  @Test
  void leavesARepetition() {
    rule.leaves((a, l) -> a.broadcast(l.floats("t", 4, 3), Shape.of(4, 2, 3), List.of(0, 2)));
  }
}
