package org.adjoint.compiler.optimize;

import org.adjoint.compiler.ir.Shape;
import org.junit.jupiter.api.Test;

class MergeReshapesTest {
  private final RuleTester rule = RuleTester.of(MergeReshapes.class);

  @Test
  void keepsTheLastShape() {
    rule.rewrites(
        (a, l) -> a.reshape(a.reshape(l.floats("t", 4, 6), Shape.of(24)), Shape.of(3, 8)),
        "reshape[3, 8](t)");
  }

  @Test
  void removesAWayThereAndBack() {
    rule.rewrites(
        (a, l) -> a.reshape(a.reshape(l.floats("t", 4, 6), Shape.of(24)), Shape.of(4, 6)), "t");
  }

  @Test
  void leavesOneReshape() {
    rule.leaves((a, l) -> a.reshape(l.floats("t", 4, 6), Shape.of(24)));
  }
}
