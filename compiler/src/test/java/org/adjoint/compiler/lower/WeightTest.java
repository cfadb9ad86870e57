package org.adjoint.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Weights of samples and of classes as {@code docs/keras.md} writes them. */
class WeightTest {
  private static final Offset<Double> CLOSE = within(1e-6);

  /** Keras divides by the number of rows, not by the sum of the weights. */
  @Test
  void theWeightOfARowIsATarget() {
    Lowered lowered =
        Lowered.model(
            """
            input  x:      float[batch]
            target y:      float[batch]
            target weight: float[batch]
            output p = 2 * x
            loss = mean(weight * (p - y) ^ 2)
            """);
    lowered.feed("x", 1, 2, 3).feed("y", 1, 1, 1).feed("weight", 1, 0.5, 0);
    assertThat(lowered.problems()).isEmpty();
    // Errors of 1, 3 and 5.
    assertThat(lowered.loss()).isCloseTo((1 * 1 + 0.5 * 9 + 0 * 25) / 3, CLOSE);
  }

  @Test
  void theWeightOfAClassIsTakenByItsNumber() {
    Lowered lowered =
        Lowered.model(
            """
            input  logits: float[batch, 3]
            target y:      int[batch]
            weight = take([1.0, 5.0, 0.5], y)
            output p = softmax(logits)
            loss = -mean(weight * take_class(log(p), y))
            """);
    assertThat(lowered.problems()).isEmpty();
    lowered.feed("logits", 0, 0, 0, 0, Math.log(2), 0, 0, 0, Math.log(6)).feed("y", 0, 1, 2);
    // Probabilities of 1/3, 2/4 and 6/8.
    double expected = (1 * Math.log(3) + 5 * Math.log(2) + 0.5 * Math.log(8 / 6.0)) / 3;
    assertThat(lowered.loss()).isCloseTo(expected, CLOSE);
  }

  @Test
  void theWeightOfOneOfTwoClassesIsArithmetic() {
    Lowered lowered =
        Lowered.model(
            """
            input  logit: float[batch]
            target y:     float[batch]
            output p = sigmoid(logit)
            loss = mean((1 + 3 * y) * sigmoid_cross_entropy(logit, y))
            """);
    assertThat(lowered.problems()).isEmpty();
    lowered.feed("logit", 0, Math.log(3)).feed("y", 0, 1);
    assertThat(lowered.loss()).isCloseTo((Math.log(2) + 4 * Math.log(4 / 3.0)) / 2, CLOSE);
  }

  /** Two batches: the weighted mean is that of all rows, as of Keras's weighted metrics. */
  @Test
  void aWeightedMetricIsARatioOfTotals() {
    Lowered lowered =
        Lowered.model(
            """
            input  x:      float[batch]
            target weight: float[batch]
            output p = x
            loss = 0 * mean(x)
            metric share = ratio(total()(weight * (x > 0)), total()(weight))
            """);
    assertThat(lowered.problems()).isEmpty();
    lowered.initialize();
    lowered.feed("x", 1, -1).feed("weight", 3, 1).run("evaluate");
    lowered.feed("x", 1, -1).feed("weight", 1, 4);
    assertThat(lowered.metric("share")).isCloseTo((3 + 1) / 9.0, CLOSE);
  }
}
