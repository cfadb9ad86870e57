package org.adjoint.compiler.optimize;

import org.adjoint.compiler.ir.ElementType;
import org.junit.jupiter.api.Test;

class RemoveNeutralOperandTest {
  private final RuleTester rule = RuleTester.of(RemoveNeutralOperand.class);

  @Test
  void removesAFactorOfOne() {
    rule.rewrites((a, l) -> a.multiply(l.x(), l.fill(1)), "x");
  }

  @Test
  void removesADivisorOfOne() {
    rule.rewrites((a, l) -> a.divide(l.x(), l.fill(1)), "x");
  }

  @Test
  void removesASubtractedZero() {
    rule.rewrites((a, l) -> a.subtract(l.x(), l.fill(0)), "x");
  }

  @Test
  void removesAnAddedNegativeZero() {
    rule.rewrites((a, l) -> a.add(l.x(), l.fill(-0.0)), "x");
  }

  @Test
  void removesAnAddedZeroOfInts() {
    rule.rewrites((a, l) -> a.add(l.i(), l.filled(ElementType.INT32, 0)), "i");
  }

  @Test
  void removesTheLeastFromAMaximum() {
    rule.rewrites((a, l) -> a.maximum(l.x(), l.fill(Double.NEGATIVE_INFINITY)), "x");
  }

  @Test
  void removesTheLargestFromAMinimum() {
    rule.rewrites((a, l) -> a.minimum(l.x(), l.fill(Double.POSITIVE_INFINITY)), "x");
  }

  @Test
  void removesTrueFromAnAnd() {
    rule.rewrites((a, l) -> a.and(l.p(), l.filled(ElementType.BOOL, 1)), "p");
  }

  @Test
  void removesFalseFromAnOr() {
    rule.rewrites((a, l) -> a.or(l.p(), l.filled(ElementType.BOOL, 0)), "p");
  }

  @Test
  void leavesAnAddedZeroOfFloats() {
    rule.leaves((a, l) -> a.add(l.x(), l.fill(0)));
  }

  @Test
  void leavesASubtractedNegativeZero() {
    rule.leaves((a, l) -> a.subtract(l.x(), l.fill(-0.0)));
  }

  @Test
  void leavesADividendOfOne() {
    rule.leaves((a, l) -> a.divide(l.fill(1), l.x()));
  }

  @Test
  void leavesBitsOfInts() {
    rule.leaves((a, l) -> a.and(l.i(), l.filled(ElementType.INT32, 1)));
  }
}
