package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Reduce;
import org.junit.jupiter.api.Test;

class ShiftSoftmaxTest {
  private final RuleTester rule = RuleTester.of(ShiftSoftmax.class);

  @Test
  void subtractsTheMaximumFirst() {
    rule.reforms(
        (a, l) -> softmax(a, l.x()),
        "divide(exp(subtract(x, broadcast[900]@[](stop_gradient(select(equal(absolute(reduce_maximum[0](x)), Infinity), 0, reduce_maximum[0](x)))))), broadcast[900]@[](reduce_sum[0](exp(subtract(x, broadcast[900]@[](stop_gradient(select(equal(absolute(reduce_maximum[0](x)), Infinity), 0, reduce_maximum[0](x)))))))))");
  }

  @Test
  void leavesWhatIsShifted() {
    rule.leaves(
        (a, l) ->
            softmax(
                a,
                a.subtract(
                    l.x(),
                    a.fill(
                        a.stopGradient(a.reduce(Reduce.Kind.MAXIMUM, l.x(), List.of(0))),
                        l.x().shape()))));
  }

  @Test
  void leavesOtherShares() {
    rule.leaves(
        (a, l) ->
            a.divide(l.x(), a.fill(a.reduce(Reduce.Kind.SUM, l.x(), List.of(0)), l.x().shape())));
  }

  private static Value softmax(Algebra a, Value x) {
    Value power = a.exp(x);
    return a.divide(power, a.fill(a.reduce(Reduce.Kind.SUM, power, List.of(0)), x.shape()));
  }
}
