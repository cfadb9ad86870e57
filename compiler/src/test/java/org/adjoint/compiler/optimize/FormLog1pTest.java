package org.adjoint.compiler.optimize;

import org.junit.jupiter.api.Test;

class FormLog1pTest {
  private final RuleTester rule = RuleTester.of(FormLog1p.class);

  @Test
  void addsOneWithin() {
    rule.reforms((a, l) -> a.log(a.add(l.x(), l.fill(1))), "log1p(x)");
  }

  @Test
  void addsOneOnTheLeft() {
    rule.reforms((a, l) -> a.log(a.add(l.fill(1), l.x())), "log1p(x)");
  }

  @Test
  void subtractsFromOneWithin() {
    rule.reforms((a, l) -> a.log(a.subtract(l.fill(1), l.x())), "log1p(negate(x))");
  }

  @Test
  void isAccurateNearZero() {
    Accuracy.improves((a, l) -> a.log(a.add(l.x(), l.fill(1))), x -> Math.log1p(x), x -> x > -1);
  }

  @Test
  void leavesOtherSums() {
    rule.leaves((a, l) -> a.log(a.add(l.x(), l.fill(2))));
  }
}
