package org.adjoint.compiler.optimize;

import org.adjoint.compiler.ir.ElementType;
import org.junit.jupiter.api.Test;

class AbsorbNegationIntoProductTest {
  private final RuleTester rule = RuleTester.of(AbsorbNegationIntoProduct.class);

  @Test
  void cancelsTwoSigns() {
    rule.rewrites((a, l) -> a.multiply(a.negate(l.x()), a.negate(l.y())), "multiply(x, y)");
  }

  @Test
  void cancelsTwoSignsOfAQuotient() {
    rule.rewrites((a, l) -> a.divide(a.negate(l.x()), a.negate(l.y())), "divide(x, y)");
  }

  @Test
  void negatesInsteadOfMultiplyingByMinusOne() {
    rule.rewrites((a, l) -> a.multiply(l.x(), l.fill(-1)), "negate(x)");
  }

  @Test
  void movesASignIntoTheConstant() {
    rule.rewrites((a, l) -> a.multiply(a.negate(l.x()), l.fill(3)), "multiply(x, -3)");
  }

  @Test
  void movesASignIntoTheConstantOfAProduct() {
    rule.rewrites((a, l) -> a.negate(a.divide(l.x(), l.fill(3))), "divide(x, -3)");
  }

  @Test
  void leavesOneSign() {
    rule.leaves((a, l) -> a.multiply(a.negate(l.x()), l.y()));
  }

  @Test
  void leavesInts() {
    rule.leaves((a, l) -> a.multiply(l.i(), l.filled(ElementType.INT32, -1)));
  }
}
