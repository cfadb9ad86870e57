package org.adjoint.compiler.optimize;

import org.adjoint.compiler.ir.ElementType;
import org.junit.jupiter.api.Test;

class SimplifySelectTest {
  private final RuleTester rule = RuleTester.of(SimplifySelect.class);

  @Test
  void takesTheOneBranch() {
    rule.rewrites((a, l) -> a.select(l.p(), l.x(), l.x()), "x");
  }

  @Test
  void takesTheKnownBranch() {
    rule.rewrites((a, l) -> a.select(l.filled(ElementType.BOOL, 0), l.x(), l.y()), "y");
  }

  @Test
  void swapsBranchesForAContrary() {
    rule.rewrites((a, l) -> a.select(a.not(l.p()), l.x(), l.y()), "select(p, y, x)");
  }

  @Test
  void takesTheConditionItself() {
    rule.rewrites(
        (a, l) -> a.select(l.p(), l.filled(ElementType.BOOL, 1), l.filled(ElementType.BOOL, 0)),
        "p");
  }

  @Test
  void takesTheContrary() {
    rule.rewrites(
        (a, l) -> a.select(l.p(), l.filled(ElementType.BOOL, 0), l.filled(ElementType.BOOL, 1)),
        "not(p)");
  }

  @Test
  void asksOnce() {
    rule.rewrites(
        (a, l) -> a.select(l.p(), a.select(l.p(), l.x(), l.y()), l.z()), "select(p, x, z)");
  }

  @Test
  void asksOnceInTheOtherBranch() {
    rule.rewrites(
        (a, l) -> a.select(l.p(), l.x(), a.select(l.p(), l.y(), l.z())), "select(p, x, z)");
  }

  @Test
  void leavesADifferentQuestion() {
    rule.leaves((a, l) -> a.select(l.p(), a.select(l.q(), l.x(), l.y()), l.z()));
  }

  @Test
  void leavesNumbers() {
    rule.leaves((a, l) -> a.select(l.p(), l.fill(1), l.fill(0)));
  }
}
