package org.adjoint.compiler.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.autodiff.Gradients;
import org.adjoint.compiler.interpret.Interpreter;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Reduce;
import org.junit.jupiter.api.Test;

/** Losses written the plain way, differentiated, at logits where exponentials overflow. */
class StableLossTest {
  private static final float[] LOGITS = {
    1e4f, -1e4f, 3f, 0.5f, -90f, 104f, 1f, 2f, 3f, -1e4f, 1e4f, 0f
  };
  private static final int[] CLASSES = {1, 2, 0, 2};
  private static final int ROWS = 4;
  private static final int COLUMNS = 3;

  private final Graph graph = new Graph();
  private final Algebra algebra = Algebra.of(graph, Origin.NONE);
  private final Leaves leaves = new Leaves(graph);
  private final Value logits = leaves.floats("logits", ROWS, COLUMNS);
  private final Value classes = leaves.ints("classes", ROWS);

  /** e / Σ e, as one writes it who does not know better. */
  private Value plainSoftmax() {
    Value power = algebra.exp(logits);
    Value sum = algebra.reduce(Reduce.Kind.SUM, power, List.of(1));
    return algebra.divide(power, spread(sum));
  }

  private Value shiftedSoftmax() {
    Value maximum =
        algebra.reshape(algebra.reduce(Reduce.Kind.MAXIMUM, logits, List.of(1)), Shape.of(ROWS, 1));
    Value column = algebra.reshape(algebra.stopGradient(maximum), Shape.of(ROWS));
    Value power = algebra.exp(algebra.subtract(logits, spread(column)));
    Value sum = algebra.reduce(Reduce.Kind.SUM, power, List.of(1));
    return algebra.divide(power, spread(sum));
  }

  private Value spread(Value rows) {
    return algebra.spread(rows, logits.shape(), List.of(1));
  }

  private Value chosen(Value values) {
    Value mask =
        algebra.equal(
            algebra.spreadVector(algebra.iota(Dimension.of(COLUMNS)), logits.shape(), 1),
            spread(classes));
    Value picked = algebra.select(mask, values, algebra.like(values, 0));
    return algebra.reduce(Reduce.Kind.SUM, picked, List.of(1));
  }

  private Value negativeSum(Value values) {
    return algebra.negate(algebra.reduce(Reduce.Kind.SUM, values, List.of(0)));
  }

  private void assertCrossEntropy(Value loss) {
    Value simplified = Optimizer.full(false).simplify(graph, List.of(loss)).get(0);
    Value gradient = Gradients.of(graph, simplified, List.of(logits)).get(0);
    Interpreter interpreter = Interpreter.of(given(), Map.of());
    double[] found = interpreter.evaluate(gradient).toDoubles();
    double expected = 0;
    for (int row = 0; row < ROWS; row++) {
      double maximum = Double.NEGATIVE_INFINITY;
      for (int column = 0; column < COLUMNS; column++) {
        maximum = Math.max(maximum, LOGITS[row * COLUMNS + column]);
      }
      double sum = 0;
      for (int column = 0; column < COLUMNS; column++) {
        sum += Math.exp(LOGITS[row * COLUMNS + column] - maximum);
      }
      expected += maximum + Math.log(sum) - LOGITS[row * COLUMNS + CLASSES[row]];
      for (int column = 0; column < COLUMNS; column++) {
        double share = Math.exp(LOGITS[row * COLUMNS + column] - maximum) / sum;
        double slope = share - (column == CLASSES[row] ? 1 : 0);
        assertThat(found[row * COLUMNS + column]).isCloseTo(slope, within(1e-6));
      }
    }
    assertThat(interpreter.evaluate(simplified).get(0))
        .isCloseTo(expected, within(expected * 1e-6));
  }

  private static Map<Leaf, Tensor> given() {
    Graph graph = new Graph();
    Leaves leaves = new Leaves(graph);
    return Map.of(
        (Leaf) leaves.floats("logits", ROWS, COLUMNS).operation(),
        Tensor.floats(LOGITS, ROWS, COLUMNS),
        (Leaf) leaves.ints("classes", ROWS).operation(),
        Tensor.ints(CLASSES, ROWS));
  }

  @Test
  void ofThePlainSoftmaxChosenAfterTheLogarithm() {
    assertCrossEntropy(negativeSum(chosen(algebra.log(plainSoftmax()))));
  }

  @Test
  void ofThePlainSoftmaxChosenBeforeTheLogarithm() {
    assertCrossEntropy(negativeSum(algebra.log(chosen(plainSoftmax()))));
  }

  @Test
  void ofTheShiftedSoftmaxChosenAfterTheLogarithm() {
    assertCrossEntropy(negativeSum(chosen(algebra.log(shiftedSoftmax()))));
  }

  @Test
  void ofTheShiftedSoftmaxChosenBeforeTheLogarithm() {
    assertCrossEntropy(negativeSum(algebra.log(chosen(shiftedSoftmax()))));
  }

  @Test
  void ofTheLogarithmOfTheSumOfPowers() {
    Value sum = algebra.reduce(Reduce.Kind.SUM, algebra.exp(logits), List.of(1));
    Value likelihood = algebra.subtract(chosen(logits), algebra.log(sum));
    assertCrossEntropy(negativeSum(likelihood));
  }

  @Test
  void ofWhatIsNoClassIsInfinite() {
    Value loss = algebra.log(chosen(plainSoftmax()));
    Value simplified = Optimizer.full(false).simplify(graph, List.of(loss)).get(0);
    Map<Leaf, Tensor> given = new HashMap<>(given());
    given.put((Leaf) classes.operation(), Tensor.ints(new int[] {1, 3, -1, 2}, ROWS));
    assertThat(Interpreter.of(given, Map.of()).evaluate(simplified).toDoubles())
        .satisfies(numbers -> assertThat(numbers[1]).isEqualTo(Double.NEGATIVE_INFINITY))
        .satisfies(numbers -> assertThat(numbers[2]).isEqualTo(Double.NEGATIVE_INFINITY))
        .satisfies(numbers -> assertThat(numbers[3]).isFinite());
  }

  @Test
  void ofTheClampedSigmoidHasTheGradientOfTheLogit() {
    Value one = algebra.like(logits, 1);
    Value probability = algebra.sigmoid(logits);
    Value tiny = algebra.like(logits, 1e-37);
    Value loss =
        algebra.negate(
            algebra.reduce(
                Reduce.Kind.SUM,
                algebra.log(algebra.maximum(algebra.subtract(one, probability), tiny)),
                List.of(0, 1)));
    Value simplified = Optimizer.full(false).simplify(graph, List.of(loss)).get(0);
    Value gradient = Gradients.of(graph, simplified, List.of(logits)).get(0);
    double[] found = Interpreter.of(given(), Map.of()).evaluate(gradient).toDoubles();
    // −log(1 − sigmoid(x)) has the slope sigmoid(x), and none where the bound holds.
    assertThat(found[2]).isCloseTo(1 / (1 + Math.exp(-3)), within(1e-6));
    assertThat(found[3]).isCloseTo(1 / (1 + Math.exp(-0.5)), within(1e-6));
    assertThat(found[4]).isCloseTo(0, within(1e-38));
    assertThat(found[0]).isZero();
  }
}
