package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.ir.Shape;
import org.junit.jupiter.api.Test;

class DelayBroadcastTest {
  private final RuleTester rule = RuleTester.of(DelayBroadcast.class);

  @Test
  void computesRowsOnce() {
    rule.rewrites(
        (a, l) -> a.exp(a.broadcast(l.floats("t", 3), Shape.of(2, 3), List.of(1))),
        "broadcast[2, 3]@[1](exp(t))");
  }

  @Test
  void computesScalarsAsScalars() {
    rule.rewrites(
        (a, l) ->
            a.add(a.fill(l.floats("t"), Shape.of(2, 3)), a.fill(l.floats("u"), Shape.of(2, 3))),
        "broadcast[2, 3]@[](add(t, u))");
  }

  @Test
  void repeatsTheSmallerAsFarAsNeeded() {
    rule.rewrites(
        (a, l) ->
            a.multiply(
                a.broadcast(l.floats("t", 3), Shape.of(2, 3), List.of(1)),
                a.fill(l.floats("u"), Shape.of(2, 3))),
        "broadcast[2, 3]@[1](multiply(t, broadcast[3]@[](u)))");
  }

  @Test
  void meetsInTheMiddle() {
    rule.rewrites(
        (a, l) ->
            a.multiply(
                a.broadcast(l.floats("t", 2), Shape.of(2, 3, 4), List.of(0)),
                a.broadcast(l.floats("u", 3), Shape.of(2, 3, 4), List.of(1))),
        "broadcast[2, 3, 4]@[0, 1](multiply(broadcast[2, 3]@[0](t), broadcast[2, 3]@[1](u)))");
  }

  @Test
  void leavesWhatNeedsAllAxes() {
    rule.leaves(
        (a, l) ->
            a.multiply(
                a.broadcast(l.floats("t", 2), Shape.of(2, 3), List.of(0)),
                a.broadcast(l.floats("u", 3), Shape.of(2, 3), List.of(1))));
  }

  @Test
  void leavesAWholeOperand() {
    rule.leaves((a, l) -> a.multiply(l.x(), l.fill(3)));
  }
}
