package org.adjoint.compiler.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.LoopBuilder;
import org.adjoint.compiler.op.LoopRun;
import org.adjoint.compiler.op.Multiply;
import org.adjoint.compiler.op.Negate;
import org.adjoint.compiler.op.Scan;
import org.junit.jupiter.api.Test;

class LoopBodiesTest {
  private final Graph graph = new Graph();
  private final Leaves leaves = new Leaves(graph);

  /** A loop whose carry is multiplied with what is doubly negated, in an inner loop if so. */
  private LoopRun run(boolean negated, boolean nested) {
    LoopBuilder builder = new LoopBuilder(Dimension.of(3), false);
    Algebra body = Algebra.of(builder.body(), Origin.NONE);
    Value carry = builder.carry(leaves.floats("s", 2));
    Value slice = builder.slice(leaves.floats("x", 3, 2));
    if (nested) {
      LoopBuilder inner = new LoopBuilder(Dimension.of(2), true);
      Value product = inner.carry(carry);
      Value next =
          product(Algebra.of(inner.body(), Origin.NONE), product, inner.outside(slice), negated);
      return builder.run(List.of(inner.run(List.of(next)).last(builder.body(), 0, Origin.NONE)));
    }
    return builder.run(List.of(product(body, carry, slice, negated)));
  }

  private static Value product(Algebra body, Value carry, Value slice, boolean negated) {
    return body.multiply(carry, negated ? body.negate(body.negate(slice)) : slice);
  }

  private List<Value> simplified(List<Value> values) {
    return Optimizer.only(Set.of("RemoveDoubleNegation")).simplify(graph, values);
  }

  private static Scan scan(Value value) {
    return (Scan) value.operation();
  }

  @Test
  void resultsOfOneLoopStayResultsOfOneLoop() {
    LoopRun run = run(true, false);
    Value next = run.loop().next().get(0);
    List<Value> before =
        List.of(
            run.last(graph, 0, Origin.NONE),
            run.stack(graph, next),
            run.stack(graph, next.operand(1)));
    List<Value> after = simplified(before);
    Bits.assertSame(before, after);
    assertThat(scan(after.get(0)).loop())
        .isNotSameAs(run.loop())
        .isSameAs(scan(after.get(1)).loop());
    Value changed = scan(after.get(1)).loop().next().get(0);
    assertThat(changed.operation()).isEqualTo(new Multiply());
    assertThat(changed.operand(1).operation()).isNotEqualTo(new Negate());
    assertThat(after.get(1)).isSameAs(LoopRun.of(after.get(0)).stack(graph, changed));
    assertThat(after.get(2).operation()).isInstanceOf(Scan.class);
  }

  @Test
  void aLoopInWhichNothingFitsStaysTheSameOne() {
    LoopRun run = run(false, true);
    Value last = run.last(graph, 0, Origin.NONE);
    assertThat(simplified(List.of(last))).containsExactly(last);
  }

  @Test
  void loopsWithinLoopsAreChangedToo() {
    Value last = run(true, true).last(graph, 0, Origin.NONE);
    Value after = simplified(List.of(last)).get(0);
    Bits.assertSame(List.of(last), List.of(after));
    Value inner = scan(after).loop().next().get(0);
    assertThat(Graph.reachable(scan(inner).loop().next()))
        .extracting(Value::operation)
        .doesNotContain(new Negate());
  }
}
