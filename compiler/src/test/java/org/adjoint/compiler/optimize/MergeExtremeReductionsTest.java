package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.op.Reduce;
import org.junit.jupiter.api.Test;

class MergeExtremeReductionsTest {
  private final RuleTester rule = RuleTester.of(MergeExtremeReductions.class);

  @Test
  void takesTheMaximumOfAll() {
    rule.rewrites(
        (a, l) ->
            a.reduce(
                Reduce.Kind.MAXIMUM,
                a.reduce(Reduce.Kind.MAXIMUM, l.floats("t", 3, 4, 5), List.of(1)),
                List.of(1)),
        "reduce_maximum[1, 2](t)");
  }

  @Test
  void leavesSums() {
    rule.leaves(
        (a, l) ->
            a.reduce(
                Reduce.Kind.SUM,
                a.reduce(Reduce.Kind.SUM, l.floats("t", 3, 4, 5), List.of(1)),
                List.of(1)));
  }

  @Test
  void leavesTheMinimumOfMaxima() {
    rule.leaves(
        (a, l) ->
            a.reduce(
                Reduce.Kind.MINIMUM,
                a.reduce(Reduce.Kind.MAXIMUM, l.floats("t", 3, 4, 5), List.of(1)),
                List.of(1)));
  }
}
