package org.adjoint.compiler.optimize;

import org.junit.jupiter.api.Test;

class MoveLogIntoSliceTest {
  private final RuleTester rule = RuleTester.of(MoveLogIntoSlice.class);

  @Test
  void slicesTheLogarithm() {
    rule.reforms(
        (a, l) -> a.log(a.reverse(a.sigmoid(l.x()), 0)), "slice[0: 899+900*-1](log(sigmoid(x)))");
  }

  @Test
  void leavesOtherParts() {
    rule.leaves((a, l) -> a.log(a.reverse(l.x(), 0)));
  }
}
