package org.adjoint.compiler.optimize;

import org.junit.jupiter.api.Test;

class JoinConstantsTest {
  private final RuleTester rule = RuleTester.of(JoinConstants.class);

  @Test
  void addsConstantsFirst() {
    rule.reforms((a, l) -> a.add(a.add(l.x(), l.fill(1)), l.fill(2)), "add(x, add(1, 2))");
  }

  @Test
  void multipliesConstantsFirst() {
    rule.reforms(
        (a, l) -> a.multiply(a.multiply(l.x(), l.fill(2)), l.fill(3)),
        "multiply(x, multiply(2, 3))");
  }

  @Test
  void leavesVariables() {
    rule.leaves((a, l) -> a.add(a.add(l.x(), l.y()), l.fill(2)));
  }

  @Test
  void leavesMixed() {
    rule.leaves((a, l) -> a.multiply(a.add(l.x(), l.fill(1)), l.fill(2)));
  }
}
