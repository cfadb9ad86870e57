package org.adjoint.compiler.optimize;

import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.op.Pad;
import org.adjoint.compiler.op.Skew;
import org.adjoint.compiler.op.Slice;
import org.junit.jupiter.api.Test;

class SliceBeforeMovementTest {
  /** Six windows of three elements, two apart, each second element of 15. */
  private static final Skew WINDOWS = new Skew(0, 1, 2, 2, Dimension.of(6));

  private final RuleTester rule = RuleTester.of(SliceBeforeMovement.class);

  private static Slice slice(int axis, int start, int extent, int step) {
    return new Slice(axis, Dimension.of(start), Dimension.of(extent), step);
  }

  @Test
  void slicesBesideWindows() {
    rule.rewrites(
        (a, l) -> a.slice(a.apply(WINDOWS, l.floats("t", 15, 3, 4)), slice(2, 1, 2, 1)),
        "skew[0: 6*2+2](slice[2: 1+2*1](t))");
  }

  @Test
  void takesFewerWindows() {
    rule.rewrites(
        (a, l) -> a.slice(a.apply(WINDOWS, l.floats("t", 15, 3)), slice(0, 1, 3, 1)),
        "skew[0: 3*2+2](slice[0: 2+9*1](t))");
  }

  @Test
  void takesWindowsFurtherApart() {
    rule.rewrites(
        (a, l) -> a.slice(a.apply(WINDOWS, l.floats("t", 15, 3)), slice(0, 1, 2, 3)),
        "skew[0: 2*6+2](slice[0: 2+11*1](t))");
  }

  @Test
  void slicesBesideAPadAndAReversal() {
    rule.rewrites(
        (a, l) ->
            a.slice(
                a.pad(l.floats("t", 3, 4), new Pad(0, Dimension.ONE, Dimension.ONE, 0, 0)),
                slice(1, 1, 2, 1)),
        "pad[0: 1, 1, 0](slice[1: 1+2*1](t))");
    rule.rewrites(
        (a, l) -> a.slice(a.reverse(l.floats("t", 3, 4), 0), slice(1, 1, 2, 1)),
        "slice[0: 2+3*-1](slice[1: 1+2*1](t))");
  }

  @Test
  void leavesWhatIsInsideTheWindows() {
    rule.leaves((a, l) -> a.slice(a.apply(WINDOWS, l.floats("t", 15, 3)), slice(1, 1, 2, 1)));
  }

  @Test
  void leavesReversals() {
    rule.leaves((a, l) -> a.reverse(a.apply(WINDOWS, l.floats("t", 15, 3, 4)), 2));
    rule.leaves((a, l) -> a.reverse(a.reverse(l.floats("t", 3, 4), 0), 1));
  }
}
