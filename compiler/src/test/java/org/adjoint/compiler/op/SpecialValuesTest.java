package org.adjoint.compiler.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.adjoint.compiler.interpret.Interpreter;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Elementwise operations at zeros, infinities, NaN, the smallest and the largest numbers. */
class SpecialValuesTest {
  private static final double[] SINGLE = {
    0.0,
    -0.0,
    1,
    -1,
    0.5,
    -2,
    1e-8f,
    -1e-8f,
    20,
    -20,
    88,
    -88,
    104,
    -104,
    1e4,
    -1e4,
    0x1p23,
    3.7f,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL,
    -Float.MIN_NORMAL,
    0x0.fffffep-126,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN
  };

  private static final double[] DOUBLE = {
    0.0,
    -0.0,
    1,
    -1,
    0.5,
    -2,
    1e-8,
    -1e-8,
    20,
    -20,
    88,
    -88,
    709,
    -745,
    1e4,
    -1e4,
    0x1p52,
    3.7,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN
  };

  static Stream<Elementwise> operationsOnFloats() {
    return Catalogue.samples()
        .filter(s -> s.operands().stream().allMatch(t -> t.element().isFloating()))
        .map(Catalogue.Sample::operation)
        .filter(operation -> !(operation instanceof Convert))
        .flatMap(op -> op instanceof Elementwise elementwise ? Stream.of(elementwise) : null)
        .distinct();
  }

  @Test
  void everyOperationOnFloatsHasItsSpecialValues() {
    assertThat(operationsOnFloats()).hasSizeGreaterThan(25).allMatch(SpecialValues::isKnown);
  }

  @ParameterizedTest
  @MethodSource("operationsOnFloats")
  void singlePrecisionIsRightAtSpecialValues(Elementwise operation) {
    check(operation, ElementType.FLOAT32, SINGLE, 3e-7);
  }

  @ParameterizedTest
  @MethodSource("operationsOnFloats")
  void doublePrecisionIsRightAtSpecialValues(Elementwise operation) {
    check(operation, ElementType.FLOAT64, DOUBLE, 4e-15);
  }

  private static void check(
      Elementwise operation, ElementType element, double[] points, double error) {
    double[] others = SpecialValues.isUnary(operation) ? new double[] {0} : points;
    for (double second : others) {
      double[] seconds = new double[points.length];
      Arrays.fill(seconds, second);
      double[] found = evaluate(operation, element, points, seconds);
      for (int i = 0; i < points.length; i++) {
        double exact = SpecialValues.of(operation, points[i], second);
        String where = operation.name() + " of " + points[i] + " and " + second;
        compare(where, found[i], element == ElementType.FLOAT32 ? (float) exact : exact, error);
      }
    }
  }

  /** What is finite and not zero may err, by the last bits or by a few of the smallest numbers. */
  private static void compare(String where, double found, double exact, double error) {
    if (exact == 0 || Double.isNaN(exact) || Double.isInfinite(exact)) {
      assertThat(found).as(where).isEqualTo(Double.valueOf(exact));
      return;
    }
    double tiny = 2 * (error > 1e-10 ? Float.MIN_VALUE : Double.MIN_VALUE);
    assertThat(found).as(where).isCloseTo(exact, within(Math.abs(exact) * error + tiny));
  }

  private static double[] evaluate(
      Elementwise operation, ElementType element, double[] first, double[] second) {
    Graph graph = new Graph();
    Map<Leaf, Tensor> leaves = new LinkedHashMap<>();
    int operands = SpecialValues.isUnary(operation) ? 1 : 2;
    for (int i = 0; i < operands; i++) {
      TensorType type = new TensorType(element, Shape.of(first.length));
      leaves.put(
          new Leaf(Leaf.Kind.INPUT, "x" + i, type),
          Tensor.of(element, i == 0 ? first : second, first.length));
    }
    List<Value> values =
        leaves.keySet().stream().map(leaf -> graph.add(leaf, List.of(), Origin.NONE)).toList();
    Value value = graph.add(operation, values, Origin.NONE);
    return Interpreter.of(leaves, Map.of()).evaluate(value).toDoubles();
  }

  @Test
  void aSelectTakesWhatIsChosenBitByBit() {
    Graph graph = new Graph();
    Algebra algebra = Algebra.of(graph, Origin.NONE);
    Value nan = algebra.constant(ElementType.FLOAT32, Double.NaN);
    Value zero = algebra.constant(ElementType.FLOAT32, -0.0);
    Value yes = algebra.constant(ElementType.BOOL, 1);
    Interpreter interpreter = Interpreter.of(Map.of(), Map.of());

    assertThat(interpreter.evaluate(algebra.select(yes, zero, nan)).get(0))
        .isEqualTo(Double.valueOf(-0.0));
    assertThat(interpreter.evaluate(algebra.select(yes, nan, zero)).hasNaN()).isTrue();
  }
}
