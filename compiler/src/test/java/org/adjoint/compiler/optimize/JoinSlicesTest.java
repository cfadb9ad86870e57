package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.op.Slice;
import org.junit.jupiter.api.Test;

class JoinSlicesTest {
  private final RuleTester rule = RuleTester.of(JoinSlices.class);

  @Test
  void joinsWhatWasSplit() {
    rule.rewrites(
        (a, l) ->
            a.concat(
                List.of(
                    a.slice(l.floats("t", 6), new Slice(0, Dimension.ZERO, Dimension.of(2), 1)),
                    a.slice(l.floats("t", 6), new Slice(0, Dimension.of(2), Dimension.of(4), 1))),
                0),
        "t");
  }

  @Test
  void joinsNeighbours() {
    rule.rewrites(
        (a, l) ->
            a.concat(
                List.of(
                    a.slice(l.floats("t", 6), new Slice(0, Dimension.of(1), Dimension.of(2), 1)),
                    a.slice(l.floats("t", 6), new Slice(0, Dimension.of(3), Dimension.of(2), 1))),
                0),
        "slice[0: 1+4*1](t)");
  }

  @Test
  void leavesAGap() {
    rule.leaves(
        (a, l) ->
            a.concat(
                List.of(
                    a.slice(l.floats("t", 6), new Slice(0, Dimension.of(1), Dimension.of(2), 1)),
                    a.slice(l.floats("t", 6), new Slice(0, Dimension.of(4), Dimension.of(2), 1))),
                0));
  }

  @Test
  void leavesAnotherTensor() {
    rule.leaves(
        (a, l) ->
            a.concat(
                List.of(
                    a.slice(l.floats("t", 6), new Slice(0, Dimension.ZERO, Dimension.of(2), 1)),
                    a.slice(l.floats("u", 6), new Slice(0, Dimension.of(2), Dimension.of(4), 1))),
                0));
  }
}
