package org.adjoint.compiler.optimize;

import org.junit.jupiter.api.Test;

class SimplifyAbsoluteTest {
  private final RuleTester rule = RuleTester.of(SimplifyAbsolute.class);

  @Test
  void mergesMagnitudes() {
    rule.rewrites((a, l) -> a.absolute(a.absolute(l.x())), "absolute(x)");
  }

  @Test
  void dropsASign() {
    rule.rewrites((a, l) -> a.absolute(a.negate(l.x())), "absolute(x)");
  }

  @Test
  void dropsASignOfInts() {
    rule.rewrites((a, l) -> a.absolute(a.negate(l.i())), "absolute(i)");
  }

  @Test
  void leavesASum() {
    rule.leaves((a, l) -> a.absolute(a.add(l.x(), l.y())));
  }
}
