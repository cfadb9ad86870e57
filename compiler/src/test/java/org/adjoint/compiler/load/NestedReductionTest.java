package org.adjoint.compiler.load;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
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
import org.adjoint.compiler.op.Reduce;
import org.junit.jupiter.api.Test;

/** Reductions that vectors do not go along, though nothing in them keeps vectors out. */
class NestedReductionTest {
  private final Graph graph = new Graph();
  private final Algebra algebra = Algebra.of(graph, Origin.NONE);

  private void agrees(Shape shape, int rows, UnaryOperator<Value> result) {
    Leaf leaf = new Leaf(Leaf.Kind.INPUT, "x", new TensorType(ElementType.FLOAT32, shape));
    int[] extents =
        shape.dimensions().stream()
            .mapToInt(each -> (int) each.evaluate(Map.of("batch", (long) rows)))
            .toArray();
    float[] elements = new float[extents[0] * extents[1]];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = (float) Math.sin(i);
    }
    Value x = graph.add(leaf, List.of(), Origin.NONE);
    Generated.agreesWithInterpreter(
        List.of(result.apply(x)), Map.of(leaf, Tensor.floats(elements, extents)), rows);
  }

  /** The outermost of the loops is the contiguous one. */
  @Test
  void overSeveralLoopsGiveTheInterpretersBits() {
    for (int rows : new int[] {4, 6, 16, 37}) {
      agrees(
          new Shape(List.of(Dimension.of(3), Dimension.BATCH)),
          rows,
          x ->
              algebra.reduce(
                  Reduce.Kind.SUM,
                  algebra.tanh(algebra.transpose(x, List.of(1, 0))),
                  List.of(0, 1)));
    }
  }

  /** With four lanes the body would be written four times, above what a method may have. */
  @Test
  void ofLongBodiesGiveTheInterpretersBits() {
    for (int extent : new int[] {4, 12, 40}) {
      agrees(
          new Shape(List.of(Dimension.BATCH, Dimension.of(extent))),
          5,
          x ->
              algebra.reduce(
                  Reduce.Kind.SUM, algebra.sin(algebra.tanh(algebra.sin(x))), List.of(1)));
    }
  }
}
