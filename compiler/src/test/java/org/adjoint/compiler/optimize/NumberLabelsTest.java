package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.op.Contraction;
import org.junit.jupiter.api.Test;

class NumberLabelsTest {
  private final RuleTester rule = RuleTester.of(NumberLabels.class);

  @Test
  void numbersLabelsAsTheyOccur() {
    rule.rewrites(
        (a, l) ->
            a.contract(
                l.floats("t", 3, 4),
                l.floats("u", 4, 5),
                new Contraction(List.of(7, 2), List.of(2, 5), List.of(5, 7))),
        "contraction[ab,bc->ca](t, u)");
  }

  @Test
  void leavesWhatIsNumbered() {
    rule.leaves(
        (a, l) ->
            a.contract(
                l.floats("t", 3, 4),
                l.floats("u", 4, 5),
                new Contraction(List.of(0, 1), List.of(1, 2), List.of(0, 2))));
  }
}
