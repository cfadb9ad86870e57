package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.op.Pad;
import org.adjoint.compiler.op.Skew;
import org.adjoint.compiler.op.Slice;
import org.junit.jupiter.api.Test;

class PadBeforeMovementTest {
  private static final Skew WINDOWS = new Skew(0, 1, 1, 1, Dimension.of(3));

  private final RuleTester rule = RuleTester.of(PadBeforeMovement.class);

  private static Pad pad(int axis) {
    return new Pad(axis, Dimension.ONE, Dimension.of(2), 1, 0);
  }

  @Test
  void padsBesideWindows() {
    rule.rewrites(
        (a, l) -> a.pad(a.apply(WINDOWS, l.floats("t", 4, 2, 3)), pad(2)),
        "skew[0: 3*1+1](pad[2: 1, 2, 1](t))");
  }

  @Test
  void padsBeforeABroadcast() {
    rule.rewrites(
        (a, l) -> a.pad(a.spread(l.floats("t", 4), Shape.of(2, 4), List.of(0)), pad(1)),
        "broadcast[2, 10]@[1](pad[0: 1, 2, 1](t))");
  }

  @Test
  void padsBesideAReversal() {
    rule.rewrites(
        (a, l) -> a.pad(a.reverse(l.floats("t", 2, 4), 0), pad(1)),
        "slice[0: 1+2*-1](pad[1: 1, 2, 1](t))");
  }

  @Test
  void leavesTheAxesOfWindows() {
    rule.leaves((a, l) -> a.pad(a.apply(WINDOWS, l.floats("t", 4, 2, 3)), pad(0)));
    rule.leaves((a, l) -> a.pad(a.apply(WINDOWS, l.floats("t", 4, 2, 3)), pad(1)));
  }

  @Test
  void leavesNewAxesAndParts() {
    rule.leaves((a, l) -> a.pad(a.spread(l.floats("t", 4), Shape.of(2, 4), List.of(0)), pad(0)));
    rule.leaves(
        (a, l) ->
            a.pad(
                a.slice(l.floats("t", 5, 4), new Slice(0, Dimension.of(2), Dimension.of(2), -1)),
                pad(1)));
  }
}
