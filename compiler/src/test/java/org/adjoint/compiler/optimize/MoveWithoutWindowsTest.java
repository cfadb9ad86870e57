package org.adjoint.compiler.optimize;

import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.op.Skew;
import org.junit.jupiter.api.Test;

class MoveWithoutWindowsTest {
  private final RuleTester rule = RuleTester.of(MoveWithoutWindows.class);

  private static Skew windows(long stride, long dilation, long extent) {
    return new Skew(1, 2, stride, dilation, Dimension.of(extent));
  }

  @Test
  void reshapesWindowsSideBySide() {
    rule.rewrites(
        (a, l) -> a.window(l.floats("t", 2, 6, 3), windows(2, 1, 3), Dimension.of(2)),
        "reshape[2, 3, 2, 3](t)");
  }

  @Test
  void cutsOffWhatNoWindowCovers() {
    rule.rewrites(
        (a, l) -> a.window(l.floats("t", 2, 7, 3), windows(3, 1, 2), Dimension.of(3)),
        "reshape[2, 2, 3, 3](slice[1: 0+6*1](t))");
  }

  @Test
  void takesEverySecondWhereWindowsHaveOneElement() {
    rule.rewrites(
        (a, l) -> a.window(l.floats("t", 2, 7, 3), windows(2, 1, 4), Dimension.ONE),
        "slice[1: 0+4*2](broadcast[2, 7, 1, 3]@[0, 1, 3](t))");
  }

  @Test
  void leavesWindowsThatOverlap() {
    rule.leaves((a, l) -> a.window(l.floats("t", 2, 7, 3), windows(2, 1, 3), Dimension.of(3)));
  }

  @Test
  void leavesWindowsWithGaps() {
    rule.leaves((a, l) -> a.window(l.floats("t", 2, 7, 3), windows(2, 2, 3), Dimension.of(2)));
    rule.leaves((a, l) -> a.window(l.floats("t", 2, 8, 3), windows(3, 1, 3), Dimension.of(2)));
  }

  @Test
  void leavesWhatDiffersAlongTheWindows() {
    rule.leaves((a, l) -> a.apply(windows(2, 1, 3), l.floats("t", 2, 6, 2)));
  }
}
