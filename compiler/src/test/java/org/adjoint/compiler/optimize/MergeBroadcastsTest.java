package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.ir.Shape;
import org.junit.jupiter.api.Test;

class MergeBroadcastsTest {
  private final RuleTester rule = RuleTester.of(MergeBroadcasts.class);

  @Test
  void repeatsOnce() {
    rule.rewrites(
        (a, l) ->
            a.broadcast(
                a.broadcast(l.floats("t", 3), Shape.of(2, 3), List.of(1)),
                Shape.of(2, 5, 3),
                List.of(0, 2)),
        "broadcast[2, 5, 3]@[2](t)");
  }

  @Test
  void leavesOneBroadcast() {
    rule.leaves((a, l) -> a.broadcast(l.floats("t", 3), Shape.of(2, 3), List.of(1)));
  }
}
