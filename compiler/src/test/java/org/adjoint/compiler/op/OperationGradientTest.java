package org.adjoint.compiler.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.adjoint.compiler.autodiff.Gradients;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** First and second derivatives of every operation against finite differences. */
class OperationGradientTest {
  /** Operations of floats that are meant to have no derivative, or that of a constant. */
  private static final Set<Class<?>> WITHOUT = Set.of(StopGradient.class);

  static Stream<Catalogue.Sample> differentiable() {
    return Catalogue.samples()
        .filter(sample -> !WITHOUT.contains(sample.operation().getClass()))
        .filter(sample -> sample.operation().type(sample.operands()).element().isFloating())
        .filter(sample -> sample.operands().stream().anyMatch(t -> t.element().isFloating()));
  }

  static Stream<Catalogue.Sample> flat() {
    List<Catalogue.Sample> differentiable = differentiable().toList();
    return Catalogue.samples()
        .filter(sample -> !differentiable.contains(sample))
        .filter(sample -> sample.operands().stream().anyMatch(t -> t.element().isFloating()));
  }

  @ParameterizedTest
  @MethodSource("differentiable")
  void firstAndSecondDerivativesAreThoseOfFiniteDifferences(Catalogue.Sample sample) {
    for (int seed = 0; seed < 3; seed++) {
      Setting setting = new Setting(seed);
      Value value = setting.apply(sample);
      List<Value> leaves = value.operands().stream().filter(x -> x.element().isFloating()).toList();
      new GradientCheck(setting, leaves).second(value);
    }
  }

  @ParameterizedTest
  @MethodSource("flat")
  void nothingFlowsThroughWhatHasNoDerivative(Catalogue.Sample sample) {
    Setting setting = new Setting(1);
    Value value = setting.algebra().convert(setting.apply(sample), ElementType.FLOAT64);
    List<Value> leaves =
        setting.graph().values().stream()
            .filter(x -> x.operands().isEmpty() && x.element().isFloating())
            .toList();
    List<Value> gradients = Gradients.of(setting.graph(), setting.projection(value), leaves);

    assertThat(gradients).isNotEmpty();
    gradients.forEach(gradient -> assertThat(setting.evaluate(gradient)).containsOnly(0));
  }

  @Test
  void aProductOfFactorsOfWhichSomeAreZeroHasItsDerivative() {
    TensorType type = new TensorType(ElementType.FLOAT64, Shape.of(2, 4));
    for (double[] factors :
        List.of(
            new double[] {0, 2, 3, 4, 1, -2, 3, 0.5},
            new double[] {0, 2, 0, 4, 0, 0, 0, 1},
            new double[] {0, 0, 0, 0, 1, 2, 0, -3})) {
      for (List<Integer> axes : List.of(List.of(1), List.of(0, 1))) {
        Setting setting = new Setting(2);
        Value x = setting.leaf(type, factors);
        Value product = setting.algebra().reduce(Reduce.Kind.PRODUCT, x, axes);
        new GradientCheck(setting, List.of(x)).second(product);
      }
    }
  }

  @Test
  void aPowerOfZeroHasTheDerivativeOfAMonomial() {
    TensorType type = new TensorType(ElementType.FLOAT64, Shape.of(4));
    Setting setting = new Setting(3);
    Value x = setting.leaf(type, 0, 0, 0, -1.5);
    Value power = setting.algebra().power(x, setting.leaf(type, 3, 1, 2, 2));

    assertThat(setting.evaluate(gradient(setting, power, x))).containsExactly(0, 1, 0, -3);
    new GradientCheck(setting, List.of(x)).first(power);
  }

  @Test
  void aPowerWithExponentZeroIsFlatAndAnExponentOfZeroNeedsNoLogarithm() {
    TensorType type = new TensorType(ElementType.FLOAT64, Shape.of(3));
    Setting setting = new Setting(4);
    Value base = setting.leaf(type, 0, 2, -2);
    Value exponent = setting.leaf(type, 0, 0, 2);
    Value power = setting.algebra().power(base, exponent);

    assertThat(setting.evaluate(gradient(setting, power, base))).containsExactly(0, 0, -4);
    assertThat(setting.evaluate(gradient(setting, power, exponent)))
        .containsExactly(0, Math.log(2), 0);
  }

  @Test
  void operandsThatTieShareTheCotangent() {
    TensorType type = new TensorType(ElementType.FLOAT64, Shape.of(3));
    Setting setting = new Setting(5);
    Value a = setting.leaf(type, 1, 2, 3);
    Value b = setting.leaf(type, 1, 3, 2);
    Value larger = setting.algebra().maximum(a, b);
    Value smaller = setting.algebra().minimum(a, b);

    assertThat(setting.evaluate(gradient(setting, larger, a))).containsExactly(0.5, 0, 1);
    assertThat(setting.evaluate(gradient(setting, larger, b))).containsExactly(0.5, 1, 0);
    assertThat(setting.evaluate(gradient(setting, smaller, a))).containsExactly(0.5, 1, 0);
    assertThat(setting.evaluate(gradient(setting, smaller, b))).containsExactly(0.5, 0, 1);
  }

  @Test
  void elementsThatTieShareTheCotangentOfTheirExtremum() {
    TensorType type = new TensorType(ElementType.FLOAT64, Shape.of(2, 4));
    Setting setting = new Setting(6);
    Value x = setting.leaf(type, 7, 1, 7, 2, 3, 3, 3, 3);
    Value largest = setting.algebra().reduce(Reduce.Kind.MAXIMUM, x, List.of(1));

    assertThat(setting.evaluate(gradient(setting, largest, x)))
        .containsExactly(0.5, 0, 0.5, 0, 0.25, 0.25, 0.25, 0.25);
  }

  @Test
  void whatASelectGuardsAgainstDoesNotReachTheGradient() {
    TensorType type = new TensorType(ElementType.FLOAT64, Shape.of(2));
    Setting setting = new Setting(7);
    Algebra algebra = setting.algebra();
    Value x = setting.leaf(type, -1, 4);
    Value zero = algebra.like(x, 0);
    Value positive = algebra.greater(x, zero);
    Value safe = algebra.select(positive, x, algebra.like(x, 1));
    Value root = algebra.select(positive, algebra.sqrt(safe), zero);

    assertThat(setting.evaluate(gradient(setting, root, x))).containsExactly(0, 0.25);
  }

  @Test
  void theAbsoluteValueIsFlatAtZeroAndARootIsSteep() {
    TensorType type = new TensorType(ElementType.FLOAT64, Shape.of(1));
    Setting setting = new Setting(8);
    Value x = setting.leaf(type, 0);

    assertThat(setting.evaluate(gradient(setting, setting.algebra().absolute(x), x)))
        .containsExactly(0);
    assertThat(setting.evaluate(gradient(setting, setting.algebra().sqrt(x), x)))
        .containsExactly(Double.POSITIVE_INFINITY);
  }

  @Test
  void aConversionBetweenPrecisionsPassesTheCotangentOn() {
    Setting setting = new Setting(9);
    Value x = setting.leaf(new TensorType(ElementType.FLOAT32, Shape.of(2)), 3, 4);
    Value wide = setting.algebra().convert(x, ElementType.FLOAT64);
    Value square = setting.algebra().multiply(wide, wide);

    assertThat(setting.evaluate(gradient(setting, square, x))).containsExactly(6, 8);
  }

  private static Value gradient(Setting setting, Value value, Value x) {
    List<Integer> all = value.shape().rank() == 1 ? List.of(0) : List.of();
    Value sum = setting.algebra().reduce(Reduce.Kind.SUM, value, all);
    return Gradients.of(setting.graph(), sum, List.of(x)).get(0);
  }
}
