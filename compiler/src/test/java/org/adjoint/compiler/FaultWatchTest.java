package org.adjoint.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.adjoint.compiler.interpret.Interpreter;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Log;
import org.adjoint.compiler.op.LoopBuilder;
import org.adjoint.compiler.op.LoopRun;
import org.adjoint.compiler.op.Scan;
import org.junit.jupiter.api.Test;

class FaultWatchTest {
  private final Graph graph = new Graph();
  private final Leaf leaf =
      new Leaf(Leaf.Kind.INPUT, "x", new TensorType(ElementType.FLOAT32, Shape.of(4)));
  private final Value x = graph.add(leaf, List.of(), Origin.NONE);

  /** {@code s = s + log(x)}, from 0. */
  private static LoopRun logarithms(Value sequence, Value first, boolean reversed) {
    LoopBuilder builder = new LoopBuilder(Dimension.of(4), reversed);
    Algebra body = Algebra.of(builder.body(), Origin.NONE);
    Value carry = builder.carry(first);
    Value slice = builder.slice(sequence);
    return builder.run(List.of(body.add(carry, body.log(slice))));
  }

  private FaultWatch watched(Value result, float... elements) {
    FaultWatch watch = new FaultWatch();
    Interpreter.of(Map.of(leaf, Tensor.floats(elements, 4)), Map.of())
        .observedBy(watch)
        .evaluate(result);
    return watch;
  }

  private static FaultWatch.InTurn first(FaultWatch watch, Value result) {
    return watch.first(((Scan) result.operation()).loop());
  }

  @Test
  void findsTheTurnAndTheOperationThatMadeTheFirst() {
    Value zero = Algebra.at(graph, x).constant(ElementType.FLOAT32, 0);
    for (boolean reversed : List.of(false, true)) {
      Value last = logarithms(x, zero, reversed).last(graph, 0, Origin.NONE);
      FaultWatch watch = watched(last, 1, 0, -1, 2);
      assertThat(watch.faulty()).containsExactly(last);
      FaultWatch.InTurn found = first(watch, last);
      assertThat(found.value().operation()).isEqualTo(new Log());
      assertThat(found.position()).isEqualTo(reversed ? 2 : 1);
      assertThat(found.near().get(found.value().operand(0)).get(0)).isEqualTo(reversed ? -1 : 0);
    }
  }

  @Test
  void findsItInALoopWithin() {
    LoopBuilder outer = new LoopBuilder(Dimension.of(4), false);
    Value factor = outer.slice(x);
    Value all = outer.outside(x);
    Algebra body = Algebra.of(outer.body(), Origin.NONE);
    Value scaled = body.multiply(all, body.fill(factor, all.shape()));
    Value zero = body.constant(ElementType.FLOAT32, 0);
    Value inner = logarithms(scaled, zero, false).last(outer.body(), 0, Origin.NONE);
    Value stack = outer.run(List.of()).stack(graph, inner);
    FaultWatch.InTurn found = first(watched(stack, 1, 2, 0, 2), stack);
    assertThat(found.value().operation()).isEqualTo(new Log());
    assertThat(found.position()).isZero();
    assertThat(first(watched(stack, 1, 2, 3, 2), stack)).isNull();
  }
}
