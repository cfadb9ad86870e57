package org.adjoint.compiler.optimize;

import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.op.Pad;
import org.adjoint.compiler.op.Slice;
import org.junit.jupiter.api.Test;

class TakeSliceFromPadTest {
  private final RuleTester rule = RuleTester.of(TakeSliceFromPad.class);

  @Test
  void undoesThePad() {
    rule.rewrites(
        (a, l) ->
            a.slice(
                a.pad(l.floats("t", 3), new Pad(0, Dimension.of(2), Dimension.of(1), 1, 0)),
                new Slice(0, Dimension.of(2), Dimension.of(3), 2)),
        "t");
  }

  @Test
  void takesWhatLiesWithin() {
    rule.rewrites(
        (a, l) ->
            a.slice(
                a.pad(l.floats("t", 3), new Pad(0, Dimension.of(2), Dimension.of(1), 0, 0)),
                new Slice(0, Dimension.of(3), Dimension.of(2), 1)),
        "slice[0: 1+2*1](t)");
  }

  @Test
  void takesTheFillBefore() {
    rule.rewrites(
        (a, l) ->
            a.slice(
                a.pad(l.floats("t", 3), new Pad(0, Dimension.of(2), Dimension.of(1), 0, 7)),
                new Slice(0, Dimension.ZERO, Dimension.of(2), 1)),
        "7");
  }

  @Test
  void takesTheFillAfter() {
    rule.rewrites(
        (a, l) ->
            a.slice(
                a.pad(l.floats("t", 3), new Pad(0, Dimension.of(2), Dimension.of(1), 0, 7)),
                new Slice(0, Dimension.of(5), Dimension.of(1), 1)),
        "7");
  }

  @Test
  void padsLess() {
    rule.rewrites(
        (a, l) ->
            a.slice(
                a.pad(l.floats("t", 3), new Pad(0, Dimension.of(2), Dimension.of(4), 1, 7)),
                new Slice(0, Dimension.of(1), Dimension.of(8), 1)),
        "pad[0: 1, 2, 1](t)");
  }

  @Test
  void leavesEachSecondElement() {
    rule.leaves(
        (a, l) ->
            a.slice(
                a.pad(l.floats("t", 3), new Pad(0, Dimension.of(2), Dimension.of(2), 0, 0)),
                new Slice(0, Dimension.of(1), Dimension.of(3), 2)));
  }

  @Test
  void leavesWhatMixesBoth() {
    rule.leaves(
        (a, l) ->
            a.slice(
                a.pad(l.floats("t", 3), new Pad(0, Dimension.of(2), Dimension.of(1), 0, 0)),
                new Slice(0, Dimension.of(1), Dimension.of(2), 1)));
  }

  @Test
  void leavesInteriorFills() {
    rule.leaves(
        (a, l) ->
            a.slice(
                a.pad(l.floats("t", 3), new Pad(0, Dimension.of(2), Dimension.of(1), 1, 0)),
                new Slice(0, Dimension.of(2), Dimension.of(3), 1)));
  }
}
