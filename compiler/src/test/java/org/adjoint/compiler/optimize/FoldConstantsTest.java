package org.adjoint.compiler.optimize;

import org.adjoint.compiler.ir.ElementType;
import org.junit.jupiter.api.Test;

class FoldConstantsTest {
  private final RuleTester rule = RuleTester.of(FoldConstants.class);

  @Test
  void computesAnOperationOnConstants() {
    rule.rewrites(
        (a, l) -> a.add(a.constant(ElementType.FLOAT32, 1), a.constant(ElementType.FLOAT32, 2)),
        "3");
  }

  @Test
  void roundsToTheElementType() {
    rule.rewrites(
        (a, l) ->
            a.add(a.constant(ElementType.FLOAT32, 16777216), a.constant(ElementType.FLOAT32, 1)),
        "16777216");
  }

  @Test
  void keepsTheSignOfZero() {
    rule.rewrites((a, l) -> a.negate(a.constant(ElementType.FLOAT32, 0)), "-0.0");
  }

  @Test
  void wrapsInts() {
    rule.rewrites(
        (a, l) ->
            a.add(a.constant(ElementType.INT32, 2147483647), a.constant(ElementType.INT32, 1)),
        "-2147483648");
  }

  @Test
  void convertsAsJavaDoes() {
    rule.rewrites(
        (a, l) -> a.convert(a.constant(ElementType.FLOAT32, -2.7), ElementType.INT32), "-2");
  }

  @Test
  void leavesWhatIsNotKnown() {
    rule.leaves((a, l) -> a.add(l.x(), l.fill(1)));
  }
}
