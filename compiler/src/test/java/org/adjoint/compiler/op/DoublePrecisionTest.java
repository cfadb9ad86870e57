package org.adjoint.compiler.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.adjoint.compiler.interpret.Interpreter;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;
import org.junit.jupiter.api.Test;

/** The functions that StrictMath does not have. */
class DoublePrecisionTest {
  private static final int COUNT = 20_001;

  @Test
  void theErrorFunctionIsAccurateToFifteenDigits() {
    check(new Erf(), 7, ErrorFunctionOracle::erf);
  }

  @Test
  void theSigmoidIsAccurateOnBothSides() {
    // sinh and cosh have no part in it but as an oracle: e^(x/2) / (2 cosh(x/2)).
    check(new Sigmoid(), 700, x -> StrictMath.exp(x / 2) / 2 / StrictMath.cosh(x / 2));
  }

  @Test
  void softplusIsAccurateOnBothSides() {
    check(new Softplus(), 700, x -> x > 40 ? x : StrictMath.log1p(StrictMath.exp(x)));
  }

  private static void check(Operation operation, double bound, DoubleUnaryOperator oracle) {
    double[] points =
        IntStream.range(0, COUNT).mapToDouble(i -> bound * (2.0 * i / (COUNT - 1) - 1)).toArray();
    Graph graph = new Graph();
    TensorType type = new TensorType(ElementType.FLOAT64, Shape.of(COUNT));
    Leaf leaf = new Leaf(Leaf.Kind.INPUT, "x", type);
    Value x = graph.add(leaf, List.of(), Origin.NONE);
    Value value = graph.add(operation, List.of(x), Origin.NONE);
    Tensor result =
        Interpreter.of(Map.of(leaf, Tensor.doubles(points, COUNT)), Map.of()).evaluate(value);
    for (int i = 0; i < COUNT; i++) {
      double exact = oracle.applyAsDouble(points[i]);
      assertThat(result.get(i)).isCloseTo(exact, within(2e-15 * Math.abs(exact)));
    }
  }
}
