package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.op.Reduce;
import org.junit.jupiter.api.Test;

class FoldReductionOfFillTest {
  private final RuleTester rule = RuleTester.of(FoldReductionOfFill.class);

  @Test
  void countsOnes() {
    rule.rewrites(
        (a, l) ->
            a.reduce(
                Reduce.Kind.SUM,
                a.fill(a.constant(ElementType.FLOAT32, 1), Shape.of(3, 37)),
                List.of(1)),
        "37");
  }

  @Test
  void sumsInTheOrderOfReductions() {
    rule.rewrites(
        (a, l) -> a.reduce(Reduce.Kind.SUM, l.fill(0.1), List.of(0)), "89.99995422363281");
  }

  @Test
  void multipliesInts() {
    rule.rewrites(
        (a, l) ->
            a.reduce(
                Reduce.Kind.PRODUCT,
                a.fill(a.constant(ElementType.INT32, 3), Shape.of(40)),
                List.of(0)),
        "689956897");
  }

  @Test
  void takesTheLargest() {
    rule.rewrites((a, l) -> a.reduce(Reduce.Kind.MAXIMUM, l.fill(-0.0), List.of(0)), "-0.0");
  }

  @Test
  void leavesUnknownCounts() {
    rule.leaves(
        (a, l) ->
            a.reduce(
                Reduce.Kind.SUM,
                a.fill(a.constant(ElementType.FLOAT32, 1), Shape.of(Dimension.BATCH)),
                List.of(0)));
  }

  @Test
  void leavesManyPlaces() {
    rule.leaves(
        (a, l) ->
            a.reduce(
                Reduce.Kind.SUM,
                a.fill(a.constant(ElementType.FLOAT32, 1), Shape.of(100_000)),
                List.of(0)));
  }

  @Test
  void leavesVariables() {
    rule.leaves((a, l) -> a.reduce(Reduce.Kind.SUM, l.x(), List.of(0)));
  }
}
