package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.op.Broadcast;
import org.adjoint.compiler.op.Concat;
import org.adjoint.compiler.op.Pad;
import org.adjoint.compiler.op.Reshape;
import org.adjoint.compiler.op.Slice;
import org.adjoint.compiler.op.Transpose;
import org.junit.jupiter.api.Test;

class RemoveIdleMovementTest {
  private final RuleTester rule = RuleTester.of(RemoveIdleMovement.class);

  @Test
  void removesAReshape() {
    rule.rewrites((a, l) -> a.apply(new Reshape(Shape.of(2, 3)), l.floats("t", 2, 3)), "t");
  }

  @Test
  void removesATranspose() {
    rule.rewrites((a, l) -> a.apply(new Transpose(List.of(0, 1)), l.floats("t", 2, 3)), "t");
  }

  @Test
  void removesABroadcast() {
    rule.rewrites(
        (a, l) -> a.apply(new Broadcast(Shape.of(2, 3), List.of(0, 1)), l.floats("t", 2, 3)), "t");
  }

  @Test
  void removesASlice() {
    rule.rewrites(
        (a, l) -> a.apply(new Slice(0, Dimension.ZERO, Dimension.of(2), 1), l.floats("t", 2, 3)),
        "t");
  }

  @Test
  void removesAPad() {
    rule.rewrites(
        (a, l) -> a.apply(new Pad(0, Dimension.ZERO, Dimension.ZERO, 0, 7), l.floats("t", 2, 3)),
        "t");
  }

  @Test
  void removesAConcat() {
    rule.rewrites((a, l) -> a.apply(new Concat(0), l.floats("t", 2, 3)), "t");
  }

  @Test
  void leavesATransposeOfASquare() {
    rule.leaves((a, l) -> a.transpose(l.floats("t", 3, 3), List.of(1, 0)));
  }

  @Test
  void leavesAReversal() {
    rule.leaves((a, l) -> a.reverse(l.floats("t", 3, 3), 1));
  }

  @Test
  void leavesAConcatOfNothingAndSomething() {
    rule.leaves((a, l) -> a.concat(List.of(l.floats("t", 3), l.floats("u", 0)), 0));
  }
}
