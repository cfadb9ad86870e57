package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.op.Slice;
import org.junit.jupiter.api.Test;

class TakeSliceFromConcatTest {
  private final RuleTester rule = RuleTester.of(TakeSliceFromConcat.class);

  @Test
  void takesTheFirstPart() {
    rule.rewrites(
        (a, l) ->
            a.slice(
                a.concat(List.of(l.floats("t", 3), l.floats("u", 4)), 0),
                new Slice(0, Dimension.ZERO, Dimension.of(3), 1)),
        "t");
  }

  @Test
  void takesPartOfTheSecondBackwards() {
    rule.rewrites(
        (a, l) ->
            a.slice(
                a.concat(List.of(l.floats("t", 3), l.floats("u", 4)), 0),
                new Slice(0, Dimension.of(6), Dimension.of(3), -1)),
        "slice[0: 3+3*-1](u)");
  }

  @Test
  void takesABatch() {
    rule.rewrites(
        (a, l) ->
            a.slice(
                a.concat(
                    List.of(
                        l.leaf("t", ElementType.FLOAT32, Shape.of(Dimension.BATCH)),
                        l.leaf("u", ElementType.FLOAT32, Shape.of(Dimension.BATCH))),
                    0),
                new Slice(0, Dimension.BATCH, Dimension.BATCH, 1)),
        "u");
  }

  @Test
  void leavesWhatSpansTwoParts() {
    rule.leaves(
        (a, l) ->
            a.slice(
                a.concat(List.of(l.floats("t", 3), l.floats("u", 4)), 0),
                new Slice(0, Dimension.of(2), Dimension.of(2), 1)));
  }

  @Test
  void leavesOtherAxes() {
    rule.leaves(
        (a, l) ->
            a.slice(
                a.concat(List.of(l.floats("t", 3, 2), l.floats("u", 3, 2)), 0),
                new Slice(1, Dimension.ZERO, Dimension.ONE, 1)));
  }
}
