package org.adjoint.compiler.optimize;

import org.adjoint.compiler.ir.ElementType;
import org.junit.jupiter.api.Test;

class SimplifyLogicTest {
  private final RuleTester rule = RuleTester.of(SimplifyLogic.class);

  @Test
  void takesOneOfTwo() {
    rule.rewrites((a, l) -> a.and(l.p(), l.p()), "p");
  }

  @Test
  void takesOneOfTwoAlternatives() {
    rule.rewrites((a, l) -> a.or(l.p(), l.p()), "p");
  }

  @Test
  void takesFalse() {
    rule.rewrites((a, l) -> a.and(l.p(), l.filled(ElementType.BOOL, 0)), "0");
  }

  @Test
  void takesTrue() {
    rule.rewrites((a, l) -> a.or(l.p(), l.filled(ElementType.BOOL, 1)), "1");
  }

  @Test
  void readsAComparisonWithTrue() {
    rule.rewrites((a, l) -> a.equal(l.p(), l.filled(ElementType.BOOL, 1)), "p");
  }

  @Test
  void readsAComparisonWithFalse() {
    rule.rewrites((a, l) -> a.equal(l.p(), l.filled(ElementType.BOOL, 0)), "not(p)");
  }

  @Test
  void leavesTwo() {
    rule.leaves((a, l) -> a.and(l.p(), l.q()));
  }

  @Test
  void leavesInts() {
    rule.leaves((a, l) -> a.and(l.i(), l.i()));
  }
}
