package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.op.Reduce;
import org.junit.jupiter.api.Test;

class ReduceBeforeReshapeTest {
  private final RuleTester rule = RuleTester.of(ReduceBeforeReshape.class);

  @Test
  void sumsAllInTheSameOrder() {
    rule.rewrites(
        (a, l) ->
            a.reduce(Reduce.Kind.SUM, a.reshape(l.floats("t", 4, 40), Shape.of(160)), List.of(0)),
        "reduce_sum[0, 1](t)");
  }

  @Test
  void sumsWholeRuns() {
    rule.rewrites(
        (a, l) ->
            a.reduce(
                Reduce.Kind.SUM,
                a.reshape(l.floats("t", 4, 40, 3), Shape.of(2, 2, 120)),
                List.of(2)),
        "reshape[2, 2](reduce_sum[1, 2](t))");
  }

  @Test
  void sumsBeforeAxesAreAdded() {
    rule.rewrites(
        (a, l) ->
            a.reduce(
                Reduce.Kind.SUM, a.reshape(l.floats("t", 4, 40), Shape.of(4, 1, 40)), List.of(2)),
        "reshape[4, 1](reduce_sum[1](t))");
  }

  @Test
  void leavesPartsOfRuns() {
    rule.leaves(
        (a, l) ->
            a.reduce(Reduce.Kind.SUM, a.reshape(l.floats("t", 4, 40), Shape.of(160)), List.of()));
  }

  @Test
  void leavesWhatWasSplit() {
    rule.leaves(
        (a, l) ->
            a.reduce(Reduce.Kind.SUM, a.reshape(l.floats("t", 160), Shape.of(4, 40)), List.of(1)));
  }
}
