package org.adjoint.compiler.optimize;

import org.junit.jupiter.api.Test;

class SplitLogOfQuotientTest {
  private final RuleTester rule = RuleTester.of(SplitLogOfQuotient.class);

  @Test
  void subtractsLogarithms() {
    rule.reforms((a, l) -> a.log(a.divide(a.exp(l.x()), l.y())), "subtract(x, log(y))");
  }

  @Test
  void leavesOtherQuotients() {
    rule.leaves((a, l) -> a.log(a.divide(l.x(), l.y())));
  }
}
