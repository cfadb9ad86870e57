package org.adjoint.compiler.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;
import org.junit.jupiter.api.Test;

class GraphPrinterTest {
  private final Graph graph = new Graph();

  private Value leaf(String name, long... extents) {
    TensorType type = new TensorType(ElementType.FLOAT32, Shape.of(extents));
    return graph.add(new Leaf(Leaf.Kind.INPUT, name, type), List.of(), Origin.NONE);
  }

  @Test
  void showsALoopWithItsBodyOnceForAllItsResults() {
    LoopBuilder builder = new LoopBuilder(Dimension.of(3), true);
    Algebra body = Algebra.of(builder.body(), Origin.NONE);
    Value carry = builder.carry(leaf("s", 2));
    Value sum = body.add(carry, builder.slice(leaf("x", 3, 2)));
    Value product = body.multiply(sum, builder.outside(leaf("w", 2)));
    LoopRun run = builder.run(List.of(sum));
    Value stack = run.stack(graph, product);
    Value last = run.last(graph, 0, Origin.NONE);
    Value total = Algebra.of(graph, Origin.NONE).reduce(Reduce.Kind.SUM, stack, List.of(0));

    String text =
        GraphPrinter.print("predict", Map.of("y", Algebra.of(graph, Origin.NONE).add(total, last)));
    assertThat(text)
        .isEqualTo(
            """
            predict (7 values)
              loop 1, 3 turns, reversed:
                carry 0: float[2] from s
                slice 0: float[2] of x
                capture 0: float[2] of w
                %0: float[2] = add(carry 0, slice 0)
                %1: float[2] = multiply(%0, capture 0)
                next carry 0 = %0
              %2: float[3, 2] = stack %1 of loop 1
              %3: float[2] = last carry 0 of loop 1
              %4: float[2] = reduce_sum [0](%2)
              %5: float[2] = add(%4, %3)
              y = %5
            """);
  }
}
