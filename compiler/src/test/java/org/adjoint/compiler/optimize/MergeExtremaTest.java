package org.adjoint.compiler.optimize;

import org.adjoint.compiler.ir.ElementType;
import org.junit.jupiter.api.Test;

class MergeExtremaTest {
  private final RuleTester rule = RuleTester.of(MergeExtrema.class);

  @Test
  void takesOneOfTwo() {
    rule.rewrites((a, l) -> a.maximum(l.x(), l.x()), "x");
  }

  @Test
  void mergesBounds() {
    rule.rewrites(
        (a, l) -> a.maximum(a.maximum(l.x(), l.fill(1)), l.fill(2)), "maximum(x, maximum(1, 2))");
  }

  @Test
  void mergesUpperBounds() {
    rule.rewrites(
        (a, l) ->
            a.minimum(
                a.minimum(l.i(), l.filled(ElementType.INT32, 1)), l.filled(ElementType.INT32, 2)),
        "minimum(i, minimum(1, 2))");
  }

  @Test
  void leavesDifferentBounds() {
    rule.leaves((a, l) -> a.minimum(a.maximum(l.x(), l.fill(1)), l.fill(2)));
  }

  @Test
  void leavesVariables() {
    rule.leaves((a, l) -> a.maximum(a.maximum(l.x(), l.y()), l.fill(2)));
  }
}
