package org.adjoint.compiler.optimize;

import org.junit.jupiter.api.Test;

class FoldComparisonWithItselfTest {
  private final RuleTester rule = RuleTester.of(FoldComparisonWithItself.class);

  @Test
  void isNeverLess() {
    rule.rewrites((a, l) -> a.less(l.x(), l.x()), "0");
  }

  @Test
  void isEqualAsAnInt() {
    rule.rewrites((a, l) -> a.equal(l.i(), l.i()), "1");
  }

  @Test
  void isAtMostItselfAsAnInt() {
    rule.rewrites((a, l) -> a.lessOrEqual(l.i(), l.i()), "1");
  }

  @Test
  void isEqualAsABool() {
    rule.rewrites((a, l) -> a.equal(l.p(), l.p()), "1");
  }

  @Test
  void leavesFloatsThatMayBeNan() {
    rule.leaves((a, l) -> a.equal(l.x(), l.x()));
  }

  @Test
  void leavesOrderOfFloatsThatMayBeNan() {
    rule.leaves((a, l) -> a.lessOrEqual(l.x(), l.x()));
  }

  @Test
  void leavesTwo() {
    rule.leaves((a, l) -> a.less(l.x(), l.y()));
  }
}
