package org.adjoint.compiler.optimize;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReshapeInsteadOfTransposeTest {
  private final RuleTester rule = RuleTester.of(ReshapeInsteadOfTranspose.class);

  @Test
  void movesAnAxisOfExtentOne() {
    rule.rewrites(
        (a, l) -> a.transpose(l.floats("t", 4, 1, 3), List.of(1, 0, 2)), "reshape[1, 4, 3](t)");
  }

  @Test
  void leavesOtherAxes() {
    rule.leaves((a, l) -> a.transpose(l.floats("t", 4, 1, 3), List.of(2, 1, 0)));
  }
}
