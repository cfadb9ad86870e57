package org.adjoint.compiler.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
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
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.Reduce;
import org.junit.jupiter.api.Test;

class InterpreterTest {
  private final Graph graph = new Graph();
  private final Algebra algebra = Algebra.of(graph, Origin.NONE);

  private static Leaf input(String name, ElementType element, Dimension... shape) {
    return new Leaf(Leaf.Kind.INPUT, name, new TensorType(element, Shape.of(shape)));
  }

  @Test
  void singlePrecisionIsRoundedAfterEachInstruction() {
    Leaf x = input("x", ElementType.FLOAT32);
    Value sum = algebra.add(algebra.apply(x), algebra.constant(ElementType.FLOAT32, 1));
    Value rest = algebra.subtract(sum, algebra.constant(ElementType.FLOAT32, 1));
    Interpreter interpreter =
        Interpreter.of(Map.of(x, Tensor.scalar(ElementType.FLOAT32, 0x1p-30)), Map.of());

    assertThat(interpreter.evaluate(rest).get(0)).isZero();
    assertThat(interpreter.in(Precision.DOUBLE).evaluate(rest).get(0)).isEqualTo(0x1p-30);
  }

  @Test
  void intsWrap() {
    Leaf x = input("x", ElementType.INT32);
    Value square = algebra.multiply(algebra.apply(x), algebra.apply(x));
    Interpreter interpreter =
        Interpreter.of(Map.of(x, Tensor.scalar(ElementType.INT32, 65537)), Map.of());

    assertThat(interpreter.evaluate(square).toInts()).containsExactly(131073);
  }

  @Test
  void aSumIsSixteenStridedPartialSumsAndATree() {
    Dimension extent = Dimension.of(35);
    Leaf x = input("x", ElementType.FLOAT32, extent);
    float[] elements = new float[35];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = (float) Math.sin(i) * (float) Math.pow(10, i % 7);
    }
    float[] partials = new float[16];
    for (int i = 0; i < elements.length; i++) {
      partials[i % 16] += elements[i];
    }
    for (int width = 8; width > 0; width /= 2) {
      for (int i = 0; i < width; i++) {
        partials[i] += partials[i + width];
      }
    }
    Value sum = algebra.reduce(Reduce.Kind.SUM, algebra.apply(x), List.of(0));
    Interpreter interpreter = Interpreter.of(Map.of(x, Tensor.floats(elements, 35)), Map.of());

    assertThat(interpreter.evaluate(sum).toFloats()).containsExactly(partials[0]);
  }

  @Test
  void aReductionKeepsTheOtherAxes() {
    Leaf x = input("x", ElementType.INT32, Dimension.of(2), Dimension.of(3), Dimension.of(2));
    Interpreter interpreter =
        Interpreter.of(
            Map.of(x, Tensor.ints(new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, 2, 3, 2)),
            Map.of());
    Value value = algebra.apply(x);

    assertThat(interpreter.evaluate(algebra.reduce(Reduce.Kind.SUM, value, List.of(1))).toInts())
        .containsExactly(9, 12, 27, 30);
    assertThat(
            interpreter
                .evaluate(algebra.reduce(Reduce.Kind.MAXIMUM, value, List.of(0, 2)))
                .toInts())
        .containsExactly(8, 10, 12);
    assertThat(
            interpreter.evaluate(algebra.reduce(Reduce.Kind.PRODUCT, value, List.of(2))).toInts())
        .containsExactly(2, 12, 30, 56, 90, 132);
  }

  @Test
  void aContractionIsOneChainOfFusedMultiplyAdds() {
    Leaf a = input("a", ElementType.FLOAT32, Dimension.of(3));
    Value dot =
        algebra.contract(
            algebra.apply(a), algebra.apply(a), new Contraction(List.of(0), List.of(0), List.of()));
    float[] elements = {1 + 0x1p-12f, 0x1p-20f, 3};
    float expected = 0;
    for (float element : elements) {
      expected = Math.fma(element, element, expected);
    }
    Interpreter interpreter = Interpreter.of(Map.of(a, Tensor.floats(elements, 3)), Map.of());

    assertThat(interpreter.evaluate(dot).toFloats()).containsExactly(expected);
  }

  @Test
  void aSymbolHasTheExtentItIsGiven() {
    Leaf x = input("x", ElementType.FLOAT32, Dimension.BATCH, Dimension.of(2));
    Value flat =
        algebra.reshape(algebra.apply(x), Shape.of(Dimension.BATCH.times(Dimension.of(2))));
    Value backwards = algebra.reverse(flat, 0);
    Interpreter interpreter =
        Interpreter.of(
            Map.of(x, Tensor.floats(new float[] {1, 2, 3, 4, 5, 6}, 3, 2)), Map.of("batch", 3L));

    assertThat(interpreter.evaluate(backwards).toFloats()).containsExactly(6, 5, 4, 3, 2, 1);
  }

  @Test
  void theObserverFindsWhatMadeTheFirstNaN() {
    Leaf x = input("x", ElementType.FLOAT32);
    Value root = algebra.sqrt(algebra.apply(x));
    Value twice = algebra.add(root, root);
    List<Value> broken = new ArrayList<>();
    Interpreter.of(Map.of(x, Tensor.scalar(ElementType.FLOAT32, -1)), Map.of())
        .observedBy(
            (value, tensor) -> {
              if (tensor.hasNaN()) {
                broken.add(value);
              }
            })
        .evaluate(twice);

    assertThat(broken).containsExactly(root, twice);
  }

  @Test
  void aLeafThatIsNotGivenIsNamed() {
    Leaf x = input("weights", ElementType.FLOAT32);
    Interpreter interpreter = Interpreter.of(Map.of(), Map.of());

    assertThatThrownBy(() -> interpreter.evaluate(algebra.apply(x)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("weights");
  }
}
