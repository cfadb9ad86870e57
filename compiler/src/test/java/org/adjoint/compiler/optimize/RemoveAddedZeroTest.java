package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.Reduce;
import org.junit.jupiter.api.Test;

class RemoveAddedZeroTest {
  private final RuleTester rule = RuleTester.of(RemoveAddedZero.class);

  @Test
  void removesItFromAnExponential() {
    rule.rewrites((a, l) -> a.add(a.exp(l.x()), l.fill(0)), "exp(x)");
  }

  @Test
  void removesItFromASum() {
    rule.rewrites(
        (a, l) ->
            a.add(
                a.reduce(Reduce.Kind.SUM, l.floats("t", 3, 5), List.of(1)),
                a.fill(a.constant(ElementType.FLOAT32, 0), Shape.of(3))),
        "reduce_sum[1](t)");
  }

  @Test
  void removesItFromAMagnitude() {
    rule.rewrites((a, l) -> a.add(a.absolute(l.x()), l.fill(0)), "absolute(x)");
  }

  @Test
  void leavesItWhereNegativeZeroMayShow() {
    rule.leaves((a, l) -> a.add(l.x(), l.fill(0)));
  }

  @Test
  void leavesItOnAProduct() {
    rule.leaves((a, l) -> a.add(a.multiply(l.x(), l.y()), l.fill(0)));
  }

  @Test
  void leavesItOnAContraction() {
    rule.leaves(
        (a, l) ->
            a.add(
                a.contract(
                    l.floats("t", 3),
                    l.floats("u", 3),
                    new Contraction(List.of(0), List.of(0), List.of())),
                a.constant(ElementType.FLOAT32, 0)));
  }
}
