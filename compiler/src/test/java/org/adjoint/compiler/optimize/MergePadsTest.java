package org.adjoint.compiler.optimize;

import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.op.Pad;
import org.junit.jupiter.api.Test;

class MergePadsTest {
  private final RuleTester rule = RuleTester.of(MergePads.class);

  @Test
  void padsOnce() {
    rule.rewrites(
        (a, l) ->
            a.pad(
                a.pad(l.floats("t", 3), new Pad(0, Dimension.of(2), Dimension.of(1), 1, 0)),
                new Pad(0, Dimension.of(1), Dimension.of(4), 0, 0)),
        "pad[0: 3, 5, 1](t)");
  }

  @Test
  void foldsAPadOfItsFill() {
    rule.rewrites(
        (a, l) -> a.pad(l.fill(7), new Pad(0, Dimension.of(2), Dimension.of(1), 0, 7)), "7");
  }

  @Test
  void leavesOtherFills() {
    rule.leaves(
        (a, l) ->
            a.pad(
                a.pad(l.floats("t", 3), new Pad(0, Dimension.of(2), Dimension.of(1), 0, 0)),
                new Pad(0, Dimension.of(1), Dimension.of(4), 0, -0.0)));
  }

  @Test
  void leavesInteriorFills() {
    rule.leaves(
        (a, l) ->
            a.pad(
                a.pad(l.floats("t", 3), new Pad(0, Dimension.of(2), Dimension.of(1), 0, 0)),
                new Pad(0, Dimension.of(1), Dimension.of(4), 1, 0)));
  }
}
