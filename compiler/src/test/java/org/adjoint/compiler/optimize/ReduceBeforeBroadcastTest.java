package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.op.Reduce;
import org.junit.jupiter.api.Test;

class ReduceBeforeBroadcastTest {
  private final RuleTester rule = RuleTester.of(ReduceBeforeBroadcast.class);

  @Test
  void sumsEachRowOnce() {
    rule.rewrites(
        (a, l) ->
            a.reduce(
                Reduce.Kind.SUM,
                a.broadcast(l.floats("t", 4, 40), Shape.of(4, 5, 40), List.of(0, 2)),
                List.of(2)),
        "broadcast[4, 5]@[0](reduce_sum[1](t))");
  }

  @Test
  void takesTheMaximumOfEachOnce() {
    rule.rewrites(
        (a, l) ->
            a.reduce(
                Reduce.Kind.MAXIMUM,
                a.broadcast(l.floats("t", 4, 40), Shape.of(4, 5, 40), List.of(0, 2)),
                List.of(1, 2)),
        "reduce_maximum[1](t)");
  }

  @Test
  void leavesSumsOfEquals() {
    rule.leaves(
        (a, l) ->
            a.reduce(
                Reduce.Kind.SUM,
                a.broadcast(l.floats("t", 4), Shape.of(4, 5), List.of(0)),
                List.of(1)));
  }

  @Test
  void leavesMaximaOfWhatMayBeNothing() {
    rule.leaves(
        (a, l) ->
            a.reduce(
                Reduce.Kind.MAXIMUM,
                a.broadcast(
                    l.floats("t", 4), Shape.of(Dimension.of(4), Dimension.BATCH), List.of(0)),
                List.of(1)));
  }
}
