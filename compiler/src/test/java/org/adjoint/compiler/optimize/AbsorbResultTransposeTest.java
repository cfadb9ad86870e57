package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Contraction;
import org.junit.jupiter.api.Test;

class AbsorbResultTransposeTest {
  private final RuleTester rule = RuleTester.of(AbsorbResultTranspose.class);

  @Test
  void writesTheResultInOrder() {
    rule.rewrites(
        (a, l) ->
            a.transpose(
                a.contract(
                    l.floats("t", 3, 4),
                    l.floats("u", 4, 5),
                    new Contraction(List.of(0, 1), List.of(1, 2), List.of(0, 2))),
                List.of(1, 0)),
        "contraction[ab,bc->ca](t, u)");
  }

  @Test
  void leavesAProductThatIsUsedElsewhere() {
    rule.leaves(
        (a, l) ->
            used(
                a,
                a.contract(
                    l.floats("t", 3, 4),
                    l.floats("u", 4, 3),
                    new Contraction(List.of(0, 1), List.of(1, 2), List.of(0, 2)))));
  }

  private static Value used(Algebra a, Value product) {
    return a.add(product, a.transpose(product, List.of(1, 0)));
  }
}
