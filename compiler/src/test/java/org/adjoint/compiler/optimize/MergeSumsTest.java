package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.op.Reduce;
import org.junit.jupiter.api.Test;

class MergeSumsTest {
  private final RuleTester rule = RuleTester.of(MergeSums.class);

  @Test
  void sumsOnce() {
    rule.reforms(
        (a, l) ->
            a.reduce(
                Reduce.Kind.SUM,
                a.reduce(Reduce.Kind.SUM, l.floats("t", 3, 4, 5), List.of(1)),
                List.of(1)),
        "reduce_sum[1, 2](t)");
  }

  @Test
  void leavesMaxima() {
    rule.leaves(
        (a, l) ->
            a.reduce(
                Reduce.Kind.SUM,
                a.reduce(Reduce.Kind.MAXIMUM, l.floats("t", 3, 4, 5), List.of(1)),
                List.of(1)));
  }
}
