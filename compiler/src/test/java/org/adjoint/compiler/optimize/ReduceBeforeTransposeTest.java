package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.op.Reduce;
import org.junit.jupiter.api.Test;

class ReduceBeforeTransposeTest {
  private final RuleTester rule = RuleTester.of(ReduceBeforeTranspose.class);

  @Test
  void sumsInTheSameOrder() {
    rule.rewrites(
        (a, l) ->
            a.reduce(
                Reduce.Kind.SUM,
                a.transpose(l.floats("t", 3, 4, 40), List.of(1, 0, 2)),
                List.of(2)),
        "transpose[1, 0](reduce_sum[2](t))");
  }

  @Test
  void takesMaximaInAnyOrder() {
    rule.rewrites(
        (a, l) ->
            a.reduce(
                Reduce.Kind.MAXIMUM,
                a.transpose(l.floats("t", 3, 40), List.of(1, 0)),
                List.of(0, 1)),
        "reduce_maximum[0, 1](t)");
  }

  @Test
  void leavesSumsInAnotherOrder() {
    rule.leaves(
        (a, l) ->
            a.reduce(
                Reduce.Kind.SUM, a.transpose(l.floats("t", 3, 40), List.of(1, 0)), List.of(0, 1)));
  }
}
