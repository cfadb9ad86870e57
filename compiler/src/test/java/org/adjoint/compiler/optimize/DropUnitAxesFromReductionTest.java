package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.op.Reduce;
import org.junit.jupiter.api.Test;

class DropUnitAxesFromReductionTest {
  private final RuleTester rule = RuleTester.of(DropUnitAxesFromReduction.class);

  @Test
  void keepsOtherAxes() {
    rule.rewrites(
        (a, l) -> a.reduce(Reduce.Kind.SUM, l.floats("t", 4, 1, 37), List.of(1, 2)),
        "reduce_sum[1](reshape[4, 37](t))");
  }

  @Test
  void addsZeroForASum() {
    rule.rewrites(
        (a, l) -> a.reduce(Reduce.Kind.SUM, l.floats("t", 300, 1), List.of(1)),
        "add(reshape[300](t), 0)");
  }

  @Test
  void takesAMaximumAsItIs() {
    rule.rewrites(
        (a, l) -> a.reduce(Reduce.Kind.MAXIMUM, l.floats("t", 300, 1), List.of(1)),
        "reshape[300](t)");
  }

  @Test
  void takesAProductAsItIs() {
    rule.rewrites(
        (a, l) -> a.reduce(Reduce.Kind.PRODUCT, l.floats("t", 300, 1), List.of(1)),
        "reshape[300](t)");
  }

  @Test
  void takesASumOfIntsAsItIs() {
    rule.rewrites(
        (a, l) -> a.reduce(Reduce.Kind.SUM, l.ints("t", 300, 1), List.of(1)), "reshape[300](t)");
  }

  @Test
  void leavesOtherAxes() {
    rule.leaves((a, l) -> a.reduce(Reduce.Kind.SUM, l.floats("t", 1, 40), List.of(1)));
  }
}
