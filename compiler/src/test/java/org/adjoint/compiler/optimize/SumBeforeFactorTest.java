package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.op.Reduce;
import org.junit.jupiter.api.Test;

class SumBeforeFactorTest {
  private final RuleTester rule = RuleTester.of(SumBeforeFactor.class);

  @Test
  void multipliesTheSum() {
    rule.reforms(
        (a, l) -> a.reduce(Reduce.Kind.SUM, a.multiply(l.x(), l.fill(3)), List.of(0)),
        "multiply(reduce_sum[0](x), 3)");
  }

  @Test
  void multipliesByAScalarOnTheLeft() {
    rule.reforms(
        (a, l) ->
            a.reduce(
                Reduce.Kind.SUM,
                a.multiply(a.fill(l.floats("t"), l.x().shape()), l.x()),
                List.of(0)),
        "multiply(reduce_sum[0](x), t)");
  }

  @Test
  void negatesTheSum() {
    rule.reforms(
        (a, l) -> a.reduce(Reduce.Kind.SUM, a.negate(l.x()), List.of(0)),
        "negate(reduce_sum[0](x))");
  }

  @Test
  void leavesVariables() {
    rule.leaves((a, l) -> a.reduce(Reduce.Kind.SUM, a.multiply(l.x(), l.y()), List.of(0)));
  }
}
