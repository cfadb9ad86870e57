package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.op.Contraction;
import org.junit.jupiter.api.Test;

class ContractBeforeBroadcastTest {
  private final RuleTester rule = RuleTester.of(ContractBeforeBroadcast.class);

  @Test
  void multipliesEachRowOnce() {
    rule.rewrites(
        (a, l) ->
            a.contract(
                a.broadcast(l.floats("t", 4), Shape.of(3, 4), List.of(1)),
                l.floats("u", 4, 5),
                new Contraction(List.of(0, 1), List.of(1, 2), List.of(0, 2))),
        "broadcast[3, 5]@[1](contraction[b,bc->c](t, u))");
  }

  @Test
  void readsOneOperandForAllBatches() {
    rule.rewrites(
        (a, l) ->
            a.contract(
                l.floats("t", 2, 3, 4),
                a.broadcast(l.floats("u", 4, 5), Shape.of(2, 4, 5), List.of(1, 2)),
                new Contraction(List.of(0, 1, 2), List.of(0, 2, 3), List.of(0, 1, 3))),
        "contraction[abc,cd->abd](t, u)");
  }

  @Test
  void repeatsAProductOfTwoRepetitions() {
    rule.rewrites(
        (a, l) ->
            a.contract(
                a.broadcast(l.floats("t", 4), Shape.of(2, 4), List.of(1)),
                a.broadcast(l.floats("u", 4), Shape.of(2, 4), List.of(1)),
                new Contraction(List.of(0, 1), List.of(0, 1), List.of(0))),
        "broadcast[2]@[](contraction[b,b->](t, u))");
  }

  @Test
  void leavesASummedRepetition() {
    rule.leaves(
        (a, l) ->
            a.contract(
                a.broadcast(l.floats("t", 3), Shape.of(3, 4), List.of(0)),
                l.floats("u", 4, 5),
                new Contraction(List.of(0, 1), List.of(1, 2), List.of(0, 2))));
  }
}
