package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Shape;
import org.junit.jupiter.api.Test;

class PushReshapeThroughBroadcastTest {
  private final RuleTester rule = RuleTester.of(PushReshapeThroughBroadcast.class);

  @Test
  void reshapesBeforeRepeating() {
    rule.rewrites(
        (a, l) ->
            a.reshape(a.broadcast(l.floats("t", 6), Shape.of(5, 6), List.of(1)), Shape.of(5, 2, 3)),
        "broadcast[5, 2, 3]@[1, 2](reshape[2, 3](t))");
  }

  @Test
  void reshapesNewAxes() {
    rule.rewrites(
        (a, l) ->
            a.reshape(a.broadcast(l.floats("t", 6), Shape.of(4, 6), List.of(1)), Shape.of(2, 2, 6)),
        "broadcast[2, 2, 6]@[2](t)");
  }

  @Test
  void reshapesARepeatedScalar() {
    rule.rewrites(
        (a, l) -> a.reshape(a.fill(l.floats("t"), Shape.of(4, 6)), Shape.of(3, 8)),
        "broadcast[3, 8]@[](t)");
  }

  @Test
  void dropsAxesOfExtentOne() {
    rule.rewrites(
        (a, l) ->
            a.reshape(a.broadcast(l.floats("t", 3), Shape.of(4, 1, 3), List.of(2)), Shape.of(4, 3)),
        "broadcast[4, 3]@[1](t)");
  }

  @Test
  void splitsABatch() {
    rule.rewrites(
        (a, l) ->
            a.reshape(
                a.broadcast(
                    l.leaf("t", ElementType.FLOAT32, Shape.of(Dimension.BATCH)),
                    Shape.of(Dimension.BATCH, Dimension.of(6)),
                    List.of(0)),
                Shape.of(Dimension.BATCH, Dimension.of(2), Dimension.of(3))),
        "broadcast[batch, 2, 3]@[0](t)");
  }

  @Test
  void leavesAnAxisThatMixesOldAndNew() {
    rule.leaves(
        (a, l) ->
            a.reshape(a.broadcast(l.floats("t", 6), Shape.of(5, 6), List.of(1)), Shape.of(30)));
  }

  @Test
  void leavesOtherReshapes() {
    rule.leaves((a, l) -> a.reshape(l.floats("t", 6), Shape.of(2, 3)));
  }
}
