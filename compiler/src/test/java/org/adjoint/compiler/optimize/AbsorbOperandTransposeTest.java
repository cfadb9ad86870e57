package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.op.Contraction;
import org.junit.jupiter.api.Test;

class AbsorbOperandTransposeTest {
  private final RuleTester rule = RuleTester.of(AbsorbOperandTranspose.class);

  @Test
  void absorbsTheRightOne() {
    rule.rewrites(
        (a, l) ->
            a.contract(
                l.floats("t", 3, 4),
                a.transpose(l.floats("u", 5, 4), List.of(1, 0)),
                new Contraction(List.of(0, 1), List.of(1, 2), List.of(0, 2))),
        "contraction[ab,cb->ac](t, u)");
  }

  @Test
  void absorbsTheLeftOne() {
    rule.rewrites(
        (a, l) ->
            a.contract(
                a.transpose(l.floats("t", 4, 3), List.of(1, 0)),
                l.floats("u", 4, 5),
                new Contraction(List.of(0, 1), List.of(1, 2), List.of(0, 2))),
        "contraction[ba,bc->ac](t, u)");
  }

  @Test
  void absorbsARightOneThatReordersTheSum() {
    rule.rewrites(
        (a, l) ->
            a.contract(
                l.floats("t", 3, 4),
                a.transpose(l.floats("u", 4, 3), List.of(1, 0)),
                new Contraction(List.of(0, 1), List.of(0, 1), List.of())),
        "contraction[ab,ba->](t, u)");
  }

  @Test
  void leavesALeftOneThatReordersTheSum() {
    rule.leaves(
        (a, l) ->
            a.contract(
                a.transpose(l.floats("t", 4, 3), List.of(1, 0)),
                l.floats("u", 3, 4),
                new Contraction(List.of(0, 1), List.of(0, 1), List.of())));
  }
}
