package org.adjoint.compiler.optimize;

import java.util.List;
import org.junit.jupiter.api.Test;

class MergeTransposesTest {
  private final RuleTester rule = RuleTester.of(MergeTransposes.class);

  @Test
  void multipliesOrders() {
    rule.rewrites(
        (a, l) ->
            a.transpose(a.transpose(l.floats("t", 2, 3, 4), List.of(1, 2, 0)), List.of(1, 2, 0)),
        "transpose[2, 0, 1](t)");
  }

  @Test
  void removesAWayThereAndBack() {
    rule.rewrites(
        (a, l) -> a.transpose(a.transpose(l.floats("t", 2, 3), List.of(1, 0)), List.of(1, 0)), "t");
  }

  @Test
  void leavesOneTranspose() {
    rule.leaves((a, l) -> a.transpose(l.floats("t", 2, 3), List.of(1, 0)));
  }
}
