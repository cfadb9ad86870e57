package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.ir.Shape;
import org.junit.jupiter.api.Test;

class PushTransposeThroughBroadcastTest {
  private final RuleTester rule = RuleTester.of(PushTransposeThroughBroadcast.class);

  @Test
  void transposesBeforeRepeating() {
    rule.rewrites(
        (a, l) ->
            a.transpose(
                a.broadcast(l.floats("t", 2, 3), Shape.of(2, 5, 3), List.of(0, 2)),
                List.of(2, 1, 0)),
        "broadcast[3, 5, 2]@[0, 2](transpose[1, 0](t))");
  }

  @Test
  void movesNewAxesForNothing() {
    rule.rewrites(
        (a, l) ->
            a.transpose(
                a.broadcast(l.floats("t", 2, 3), Shape.of(5, 2, 3), List.of(1, 2)),
                List.of(1, 0, 2)),
        "broadcast[2, 5, 3]@[0, 2](t)");
  }

  @Test
  void leavesOtherTransposes() {
    rule.leaves((a, l) -> a.transpose(l.floats("t", 2, 3), List.of(1, 0)));
  }
}
