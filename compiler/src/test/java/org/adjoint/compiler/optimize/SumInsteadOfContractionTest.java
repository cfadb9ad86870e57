package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.op.Contraction;
import org.junit.jupiter.api.Test;

class SumInsteadOfContractionTest {
  private final RuleTester rule = RuleTester.of(SumInsteadOfContraction.class);

  @Test
  void sumsTheLeft() {
    rule.reforms(
        (a, l) ->
            a.contract(
                l.floats("t", 3, 4),
                a.fill(l.floats("s"), Shape.of(4)),
                new Contraction(List.of(0, 1), List.of(1), List.of(0))),
        "multiply(reduce_sum[1](t), broadcast[3]@[](s))");
  }

  @Test
  void sumsTheRight() {
    rule.reforms(
        (a, l) ->
            a.contract(
                a.fill(a.constant(ElementType.FLOAT32, 2), Shape.of(4)),
                l.floats("t", 4, 3),
                new Contraction(List.of(0), List.of(0, 1), List.of(1))),
        "multiply(reduce_sum[0](t), 2)");
  }

  @Test
  void leavesVariables() {
    rule.leaves(
        (a, l) ->
            a.contract(
                l.floats("t", 3, 4),
                l.floats("u", 4),
                new Contraction(List.of(0, 1), List.of(1), List.of(0))));
  }

  @Test
  void leavesAxesOfTheConstant() {
    rule.leaves(
        (a, l) ->
            a.contract(
                l.floats("t", 3, 4),
                a.fill(l.floats("s"), Shape.of(4, 5)),
                new Contraction(List.of(0, 1), List.of(1, 2), List.of(0, 2))));
  }
}
