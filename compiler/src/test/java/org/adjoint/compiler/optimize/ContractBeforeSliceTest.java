package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.Slice;
import org.junit.jupiter.api.Test;

class ContractBeforeSliceTest {
  private static final Slice ROWS = new Slice(1, Dimension.ONE, Dimension.of(2), 1);
  private static final Slice COLUMNS = new Slice(2, Dimension.of(4), Dimension.of(2), -2);

  private final RuleTester rule = RuleTester.of(ContractBeforeSlice.class);

  /** Two products, of 3 by 4 and 4 by 5. */
  private static Value product(Algebra a, Leaves l) {
    return a.contract(
        l.floats("t", 2, 3, 4),
        l.floats("u", 2, 4, 5),
        new Contraction(List.of(0, 1, 2), List.of(0, 2, 3), List.of(0, 1, 3)));
  }

  @Test
  void slicesTheOperandThatHasTheAxis() {
    rule.rewrites(
        (a, l) -> a.slice(product(a, l), ROWS), "contraction[abc,acd->abd](slice[1: 1+2*1](t), u)");
    rule.rewrites(
        (a, l) -> a.slice(product(a, l), COLUMNS),
        "contraction[abc,acd->abd](t, slice[2: 4+2*-2](u))");
  }

  @Test
  void slicesBothOperandsThatHaveTheAxis() {
    rule.rewrites(
        (a, l) -> a.slice(product(a, l), new Slice(0, Dimension.ONE, Dimension.ONE, 1)),
        "contraction[abc,acd->abd](slice[0: 1+1*1](t), slice[0: 1+1*1](u))");
  }

  @Test
  void takesOneSliceAfterTheOther() {
    rule.rewrites(
        (a, l) -> a.slice(a.slice(product(a, l), ROWS), COLUMNS),
        "contraction[abc,acd->abd](slice[1: 1+2*1](t), slice[2: 4+2*-2](u))");
  }

  @Test
  void leavesAProductThatIsUsedElsewhere() {
    rule.leaves(
        (a, l) -> {
          Value product = product(a, l);
          return a.add(
              a.slice(product, new Slice(1, Dimension.ZERO, Dimension.of(2), 1)),
              a.slice(product, ROWS));
        });
  }

  @Test
  void leavesReversals() {
    rule.leaves((a, l) -> a.reverse(product(a, l), 1));
  }
}
