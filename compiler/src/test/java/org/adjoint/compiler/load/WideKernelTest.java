package org.adjoint.compiler.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
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
import org.junit.jupiter.api.Test;

/** A method has at most 255 parameters, so a kernel cannot make any number of arrays. */
class WideKernelTest {
  private final Graph graph = new Graph();
  private final Algebra algebra = Algebra.of(graph, Origin.NONE);

  @Test
  void manyConstantsAreFilledByKernelsThatMayBeCalled() {
    TensorType type =
        new TensorType(ElementType.FLOAT32, Shape.of(Dimension.BATCH, Dimension.of(4)));
    Leaf x = new Leaf(Leaf.Kind.INPUT, "x", type);
    Value input = graph.add(x, List.of(), Origin.NONE);
    List<Value> values = new ArrayList<>(List.of(input));
    for (int i = 0; i < 300; i++) {
      values.add(algebra.like(input, i));
    }
    assertThat(values).doesNotHaveDuplicates();
    Generated.agreesWithInterpreter(
        values, Map.of(x, Tensor.floats(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 2, 4)), 2);
  }

  @Test
  void oneConstantIsStoredToAnyNumberOfPlaces() {
    TensorType type =
        new TensorType(ElementType.FLOAT32, Shape.of(Dimension.BATCH, Dimension.of(4)));
    Leaf x = new Leaf(Leaf.Kind.INPUT, "x", type);
    Value input = graph.add(x, List.of(), Origin.NONE);
    List<Value> values = new ArrayList<>(List.of(input));
    for (int i = 0; i < 300; i++) {
      values.add(algebra.like(input, 7));
      values.add(algebra.exp(input));
    }
    Generated.agreesWithInterpreter(
        values, Map.of(x, Tensor.floats(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 2, 4)), 2);
  }
}
