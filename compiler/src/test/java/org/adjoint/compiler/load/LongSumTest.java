package org.adjoint.compiler.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.adjoint.compiler.emit.Target;
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
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.Skew;
import org.junit.jupiter.api.Test;

/** Sums so long that they are made in blocks, as those of the gradients of weights are. */
class LongSumTest {
  private final Graph graph = new Graph();
  private final Algebra algebra = Algebra.of(graph, Origin.NONE);
  private final Random random = new Random(11);
  private final Map<Leaf, Tensor> inputs = new LinkedHashMap<>();

  /**
   * Transposed, as what is delivered as it stands shares its rows with the copy that delivers it.
   */
  @Test
  void ofRows() {
    Value x = input("x", 300, 48);
    Value y = input("y", 300, 96);
    Contraction product = new Contraction(List.of(0, 1), List.of(0, 2), List.of(1, 2));
    agrees(algebra.transpose(algebra.contract(x, y, product), List.of(1, 0)), 300);
  }

  /** Two products of the same kind: both operands have the axis around them. */
  @Test
  void ofRowsInEachOfTwoProducts() {
    Value x = input("x", 300, 2, 42);
    Value y = input("y", 300, 2, 48);
    Contraction product = new Contraction(List.of(0, 1, 2), List.of(0, 1, 3), List.of(1, 2, 3));
    agrees(algebra.contract(x, y, product), 300);
  }

  /** The gradient of a kernel of 3 × 3 places, from 7 × 6 of them in each row. */
  @Test
  void ofPlacesInEachRow() {
    Value x = input("x", 30, 9, 8, 16);
    Value y = input("y", 30, 7, 6, 48);
    Value lines = algebra.window(x, new Skew(1, 2, 1, 1, Dimension.of(7)), Dimension.of(3));
    Value windows = algebra.window(lines, new Skew(3, 4, 1, 1, Dimension.of(6)), Dimension.of(3));
    Contraction product =
        new Contraction(List.of(0, 1, 2, 3, 4, 5), List.of(0, 1, 3, 6), List.of(2, 4, 5, 6));
    agrees(algebra.contract(windows, y, product), 30);
  }

  private Value input(String name, int... extents) {
    Dimension[] dimensions = new Dimension[extents.length];
    dimensions[0] = Dimension.BATCH;
    int size = extents[0];
    for (int axis = 1; axis < extents.length; axis++) {
      dimensions[axis] = Dimension.of(extents[axis]);
      size *= extents[axis];
    }
    Leaf leaf =
        new Leaf(Leaf.Kind.INPUT, name, new TensorType(ElementType.FLOAT32, Shape.of(dimensions)));
    float[] elements = new float[size];
    for (int i = 0; i < size; i++) {
      elements[i] = random.nextFloat() - 0.5f;
    }
    inputs.put(leaf, Tensor.floats(elements, extents));
    return graph.add(leaf, List.of(), Origin.NONE);
  }

  private void agrees(Value value, int rows) {
    // What is expected of a batch decides on blocks: of a million rows they are certain.
    for (int lanes : new int[] {4, 8, 16}) {
      Generated.Built built =
          Generated.build(
              List.of(value), List.copyOf(inputs.keySet()), new Target(lanes), 1_000_000);
      assertThat(built.source().text()).contains("tileBlock");
    }
    Generated.agreesWithInterpreter(List.of(value), inputs, rows);
  }
}
