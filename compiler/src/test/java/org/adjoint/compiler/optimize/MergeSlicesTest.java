package org.adjoint.compiler.optimize;

import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.op.Slice;
import org.junit.jupiter.api.Test;

class MergeSlicesTest {
  private final RuleTester rule = RuleTester.of(MergeSlices.class);

  @Test
  void slicesOnce() {
    rule.rewrites(
        (a, l) ->
            a.slice(
                a.slice(l.floats("t", 20), new Slice(0, Dimension.of(2), Dimension.of(8), 2)),
                new Slice(0, Dimension.of(1), Dimension.of(3), 2)),
        "slice[0: 4+3*4](t)");
  }

  @Test
  void removesTwoReversals() {
    rule.rewrites((a, l) -> a.reverse(a.reverse(l.floats("t", 5), 0), 0), "t");
  }

  @Test
  void leavesOtherAxes() {
    rule.leaves((a, l) -> a.reverse(a.reverse(l.floats("t", 5, 4), 0), 1));
  }
}
