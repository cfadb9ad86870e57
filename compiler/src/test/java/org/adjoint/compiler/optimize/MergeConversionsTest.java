package org.adjoint.compiler.optimize;

import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.op.Convert;
import org.junit.jupiter.api.Test;

class MergeConversionsTest {
  private final RuleTester rule = RuleTester.of(MergeConversions.class);

  @Test
  void removesAConversionToItsType() {
    rule.rewrites((a, l) -> a.apply(new Convert(ElementType.FLOAT32), l.x()), "x");
  }

  @Test
  void goesStraightFromABool() {
    rule.rewrites(
        (a, l) -> a.convert(a.convert(l.p(), ElementType.INT32), ElementType.FLOAT32),
        "convert[float](p)");
  }

  @Test
  void comesBackFromDoublePrecision() {
    rule.rewrites(
        (a, l) -> a.convert(a.convert(l.x(), ElementType.FLOAT64), ElementType.FLOAT32), "x");
  }

  @Test
  void goesStraightFromAnInt() {
    rule.rewrites(
        (a, l) -> a.convert(a.convert(l.i(), ElementType.FLOAT64), ElementType.FLOAT32),
        "convert[float](i)");
  }

  @Test
  void leavesWhatRounds() {
    rule.leaves((a, l) -> a.convert(a.convert(l.i(), ElementType.FLOAT32), ElementType.FLOAT64));
  }

  @Test
  void leavesWhatTruncates() {
    rule.leaves((a, l) -> a.convert(a.convert(l.x(), ElementType.INT32), ElementType.FLOAT32));
  }
}
