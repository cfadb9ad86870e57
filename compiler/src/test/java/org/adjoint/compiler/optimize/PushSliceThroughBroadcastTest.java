package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.op.Slice;
import org.junit.jupiter.api.Test;

class PushSliceThroughBroadcastTest {
  private final RuleTester rule = RuleTester.of(PushSliceThroughBroadcast.class);

  @Test
  void slicesBeforeRepeating() {
    rule.rewrites(
        (a, l) ->
            a.slice(
                a.broadcast(l.floats("t", 6), Shape.of(5, 6), List.of(1)),
                new Slice(1, Dimension.of(4), Dimension.of(3), -2)),
        "broadcast[5, 3]@[1](slice[0: 4+3*-2](t))");
  }

  @Test
  void repeatsLess() {
    rule.rewrites(
        (a, l) ->
            a.slice(
                a.broadcast(l.floats("t", 6), Shape.of(5, 6), List.of(1)),
                new Slice(0, Dimension.of(1), Dimension.of(2), 1)),
        "broadcast[2, 6]@[1](t)");
  }

  @Test
  void leavesOtherSlices() {
    rule.leaves(
        (a, l) -> a.slice(l.floats("t", 6), new Slice(0, Dimension.of(1), Dimension.of(2), 1)));
  }
}
