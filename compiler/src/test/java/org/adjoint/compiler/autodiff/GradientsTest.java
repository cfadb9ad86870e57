package org.adjoint.compiler.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.adjoint.compiler.interpret.Interpreter;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.TypeMismatch;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Reduce;
import org.junit.jupiter.api.Test;

class GradientsTest {
  private final Graph graph = new Graph();
  private final Algebra algebra = Algebra.of(graph, Origin.NONE);
  private final Leaf leaf =
      new Leaf(Leaf.Kind.PARAMETER, "x", new TensorType(ElementType.FLOAT64, Shape.of(3)));
  private final Value x = algebra.apply(leaf);

  private double[] at(Value value, double... point) {
    return Interpreter.of(Map.of(leaf, Tensor.doubles(point, 3)), Map.of())
        .evaluate(value)
        .toDoubles();
  }

  private Value sum(Value value) {
    return algebra.reduce(Reduce.Kind.SUM, value, List.of(0));
  }

  private Value gradient(Value scalar) {
    return Gradients.of(graph, scalar, List.of(x)).get(0);
  }

  @Test
  void theGradientOfASumIsOnes() {
    assertThat(at(gradient(sum(x)), 4, 5, 6)).containsExactly(1, 1, 1);
  }

  @Test
  void sharesOfSeveralUsesAreAdded() {
    Value cube = algebra.multiply(algebra.multiply(x, x), x);

    assertThat(at(gradient(sum(cube)), 1, 2, 3)).containsExactly(3, 12, 27);
  }

  @Test
  void theGradientOfAGradientIsAGradient() {
    Value cube = algebra.multiply(algebra.multiply(x, x), x);

    assertThat(at(gradient(sum(gradient(sum(cube)))), 1, 2, 3)).containsExactly(6, 12, 18);
  }

  @Test
  void whatHasNoPathToTheScalarHasAGradientOfZeros() {
    Value other = algebra.constant(ElementType.FLOAT64, 2);

    assertThat(at(gradient(other), 1, 2, 3)).containsExactly(0, 0, 0);
    assertThat(at(gradient(sum(algebra.stopGradient(x))), 1, 2, 3)).containsExactly(0, 0, 0);
  }

  @Test
  void theGradientWithRespectToAnIntermediateValueIsThatOfWhatFollows() {
    Value square = algebra.multiply(x, x);
    Value scalar = sum(algebra.multiply(square, square));
    List<Value> both = Gradients.of(graph, scalar, List.of(square, x));

    assertThat(at(both.get(0), 1, 2, 3)).containsExactly(2, 8, 18);
    assertThat(at(both.get(1), 1, 2, 3)).containsExactly(4, 32, 108);
  }

  @Test
  void theGradientOfAScalarWithRespectToItselfIsOne() {
    Value scalar = sum(x);

    assertThat(at(Gradients.of(graph, scalar, List.of(scalar)).get(0), 1, 2, 3)).containsExactly(1);
  }

  @Test
  void onlyAFloatingScalarHasAGradient() {
    assertThatThrownBy(() -> gradient(x))
        .isInstanceOf(TypeMismatch.class)
        .hasMessageContaining("[3]");
    Value count = algebra.constant(ElementType.INT32, 1);
    assertThatThrownBy(() -> gradient(count)).isInstanceOf(TypeMismatch.class);
  }
}
