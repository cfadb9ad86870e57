package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.op.Reduce;
import org.junit.jupiter.api.Test;

class ShiftLogOfSumTest {
  private final RuleTester rule = RuleTester.of(ShiftLogOfSum.class);

  @Test
  void subtractsTheMaximumFirst() {
    rule.reforms(
        (a, l) -> a.log(a.reduce(Reduce.Kind.SUM, a.exp(l.x()), List.of(0))),
        "add(stop_gradient(select(equal(absolute(reduce_maximum[0](x)), Infinity), 0, reduce_maximum[0](x))), log(reduce_sum[0](exp(subtract(x, broadcast[900]@[](stop_gradient(select(equal(absolute(reduce_maximum[0](x)), Infinity), 0, reduce_maximum[0](x)))))))))");
  }

  @Test
  void leavesWhatIsShifted() {
    rule.leaves(
        (a, l) ->
            a.log(
                a.reduce(
                    Reduce.Kind.SUM,
                    a.exp(
                        a.subtract(
                            l.x(),
                            a.fill(
                                a.reduce(Reduce.Kind.MAXIMUM, l.x(), List.of(0)), l.x().shape()))),
                    List.of(0))));
  }

  @Test
  void leavesOtherSums() {
    rule.leaves((a, l) -> a.log(a.reduce(Reduce.Kind.SUM, l.x(), List.of(0))));
  }
}
