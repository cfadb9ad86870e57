package org.adjoint.compiler.optimize;

import java.util.List;
import org.junit.jupiter.api.Test;

class FlattenConcatTest {
  private final RuleTester rule = RuleTester.of(FlattenConcat.class);

  @Test
  void joinsOnce() {
    rule.rewrites(
        (a, l) ->
            a.concat(
                List.of(a.concat(List.of(l.floats("t", 3), l.floats("u", 4)), 0), l.floats("v", 2)),
                0),
        "concat(t, u, v)");
  }

  @Test
  void leavesOtherAxes() {
    rule.leaves(
        (a, l) ->
            a.concat(
                List.of(
                    a.concat(List.of(l.floats("t", 1, 3), l.floats("u", 1, 4)), 1),
                    l.floats("v", 2, 7)),
                0));
  }
}
