package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.op.Reduce;
import org.junit.jupiter.api.Test;

class MultiplyInsteadOfSumTest {
  private final RuleTester rule = RuleTester.of(MultiplyInsteadOfSum.class);

  @Test
  void multipliesByTheCount() {
    rule.reforms(
        (a, l) ->
            a.reduce(
                Reduce.Kind.SUM,
                a.broadcast(l.floats("t", 3), Shape.of(3, 5), List.of(0)),
                List.of(0, 1)),
        "multiply(reduce_sum[0](t), 5)");
  }

  @Test
  void leavesUnknownCounts() {
    rule.leaves(
        (a, l) ->
            a.reduce(
                Reduce.Kind.SUM,
                a.broadcast(
                    l.floats("t", 3), Shape.of(Dimension.of(3), Dimension.BATCH), List.of(0)),
                List.of(1)));
  }

  @Test
  void leavesMaxima() {
    rule.leaves(
        (a, l) ->
            a.reduce(
                Reduce.Kind.MAXIMUM,
                a.broadcast(l.floats("t", 3), Shape.of(3, 5), List.of(0)),
                List.of(1)));
  }
}
