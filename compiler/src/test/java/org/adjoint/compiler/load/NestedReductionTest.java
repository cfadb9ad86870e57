package org.adjoint.compiler.load;

import java.util.List;
import java.util.Map;
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

/** Reductions over several loops of which the outermost is the contiguous one. */
class NestedReductionTest {
  @Test
  void ofColumnsOfABatchGivesTheInterpretersBits() {
    for (int rows : new int[] {4, 6, 16, 37}) {
      Graph graph = new Graph();
      Algebra algebra = Algebra.of(graph, Origin.NONE);
      Shape shape = new Shape(List.of(Dimension.of(3), Dimension.BATCH));
      Leaf leaf = new Leaf(Leaf.Kind.INPUT, "x", new TensorType(ElementType.FLOAT32, shape));
      float[] elements = new float[3 * rows];
      for (int i = 0; i < elements.length; i++) {
        elements[i] = (float) Math.sin(i);
      }
      Value x = graph.add(leaf, List.of(), Origin.NONE);
      Value turned = algebra.tanh(algebra.transpose(x, List.of(1, 0)));
      Generated.agreesWithInterpreter(
          List.of(algebra.reduce(Reduce.Kind.SUM, turned, List.of(0, 1))),
          Map.of(leaf, Tensor.floats(elements, 3, rows)),
          rows);
    }
  }
}
