package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Unskew;
import org.junit.jupiter.api.Test;

class WindowsInsteadOfUnskewTest {
  private final RuleTester rule = RuleTester.of(WindowsInsteadOfUnskew.class);

  private static Value unskew(Algebra a, Value x, long stride, long dilation, long extent) {
    Value repeated = a.spread(x, Shape.of(2, 4, 3), List.of(2));
    return a.apply(new Unskew(1, 2, stride, dilation, Dimension.of(extent)), repeated);
  }

  @Test
  void readsWindowsOfWhatIsPadded() {
    rule.rewrites(
        (a, l) -> unskew(a, l.floats("t", 2, 4), 1, 1, 6),
        "slice[2: 2+3*-1](skew[1: 6*1+1](broadcast[2, 8, 3]@[0, 1](pad[1: 2, 2, 0](t))))");
  }

  @Test
  void drawsApartByTheStride() {
    rule.rewrites(
        (a, l) -> unskew(a, l.floats("t", 2, 4), 3, 2, 15),
        "slice[2: 2+3*-1](skew[1: 15*1+2](broadcast[2, 19, 3]@[0, 1](pad[1: 4, 5, 2](t))))");
  }

  @Test
  void knowsWindowsBeforeTheirAxis() {
    rule.rewrites(
        (a, l) ->
            a.apply(
                new Unskew(2, 0, 1, 1, Dimension.of(5)),
                a.spread(l.floats("t", 2, 4), Shape.of(2, 2, 4), List.of(0))),
        "slice[0: 1+2*-1](skew[2: 5*1+1](broadcast[2, 2, 6]@[1, 2](pad[1: 1, 1, 0](t))))");
  }

  @Test
  void leavesWhatDiffersAlongTheWindows() {
    rule.leaves((a, l) -> a.apply(new Unskew(1, 2, 1, 1, Dimension.of(6)), l.floats("t", 2, 4, 3)));
  }
}
