package org.adjoint.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Layers of the library hold each weight to the first value, the penalty and the constraint that
 * are given for it. A first value of 1 and a penalty of 1, 10 or 100 for each element make the loss
 * count the elements.
 */
class AttachmentTest {
  private static final String WITH = "penalty: ones_counted, constraint: sevens";
  private static final String WITH_BIAS =
      WITH + ", init: ones, bias_init: ones, bias_penalty: tens_counted, bias_constraint: eights";
  private static final String RECURRENT =
      WITH_BIAS
          + ", recurrent_init: ones, recurrent_penalty: hundreds_counted, recurrent_constraint: nines";
  private static final String SCALE =
      "gamma_init: ones, gamma_penalty: ones_counted, gamma_constraint: sevens, "
          + "beta_init: ones, beta_penalty: tens_counted, beta_constraint: eights";

  private static Lowered of(String layer) {
    return Lowered.of(
        """
        def ones_counted(w) = sum(w)
        def tens_counted(w) = 10 * sum(w)
        def hundreds_counted(w) = 100 * sum(w)
        def sevens(w) = 0 * w + 7
        def eights(w) = 0 * w + 8
        def nines(w) = 0 * w + 9

        model M {
          input x: float[batch, 24]
          sequence = reshape(x, batch, 6, 4)
          image = reshape(x, batch, 3, 4, 2)
          volume = reshape(x, batch, 2, 3, 2, 2)
          f = %s
          y = 0
          loss = sum(0 * y)
        }
        """
            .formatted(layer));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // x or a view of it | layer | elements of W and of the bias
        "x | dense(3, WITH_BIAS) | 72 | 3",
        "x | einsum_dense(\"bi,ij->bj\", [24, 3], bias_shape: [3], WITH_BIAS) | 72 | 3",
        "sequence | conv1d(5, 2, groups: 1, WITH_BIAS) | 40 | 5",
        "image | conv2d(4, 2, groups: 2, WITH_BIAS) | 16 | 4",
        "volume | conv3d(3, [1, 2, 1], WITH_BIAS) | 12 | 3",
        "sequence | conv1d_transpose(5, 2, WITH_BIAS) | 40 | 5",
        "image | conv2d_transpose(3, 2, WITH_BIAS) | 24 | 3",
        "volume | conv3d_transpose(3, 2, WITH_BIAS) | 48 | 3",
        "sequence | depthwise_conv1d(3, multiplier: 2, WITH_BIAS) | 24 | 8",
        "image | depthwise_conv2d(2, WITH_BIAS) | 8 | 2",
        "sequence | separable_conv1d(3, 2, WITH_BIAS) | 20 | 3",
        "image | separable_conv2d(3, 2, WITH_BIAS) | 14 | 3",
        // Four projections of 4 x 2 x 3 and their biases of 2 x 3, 2 x 3, 2 x 3 and 4.
        "sequence | multi_head_attention(2, 3, WITH_BIAS) | 96 | 22",
      })
  void ofWeightsAndBias(String view, String layer, int weights, int biases) {
    verify(view, layer.replace("WITH_BIAS", WITH_BIAS), weights + 10 * biases, 7, 8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sequence | layer_norm(SCALE) | 4",
        "sequence | layer_norm(axis: 1, SCALE) | 6",
        "sequence | batch_norm(SCALE) | 4",
        "image | group_norm(2, SCALE) | 2",
      })
  void ofScaleAndShift(String view, String layer, int channels) {
    verify(view, layer.replace("SCALE", SCALE), 11 * channels, 7, 8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "embedding(9, 2, init: ones, WITH)(int(x)) | 18",
        "prelu(init: ones, WITH)(sequence) | 24",
        "prelu(init: ones, shared_axes: [1], WITH)(sequence) | 4",
      })
  void ofTheOnlyWeight(String applied, int elements) {
    verifyApplied(applied.replace("WITH", WITH), elements, 7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Wx is 4 x 2 for each of the gates, Wh 2 x 2, the bias 2.
        "simple_rnn(2, WITH)(sequence) | 1 | 1",
        "lstm(2, WITH)(sequence) | 4 | 4",
        "gru(2, WITH)(sequence) | 3 | 6",
        "gru(2, reset_after: false, WITH)(sequence) | 3 | 3",
        "simple_rnn_cell(2, WITH)(sequence[:, 0], zeros([batch, 2])) | 1 | 1",
        "lstm_cell(2, WITH)(sequence[:, 0], zeros([batch, 2]), zeros([batch, 2]))[0] | 4 | 4",
        "gru_cell(2, WITH)(sequence[:, 0], zeros([batch, 2])) | 3 | 6",
      })
  void ofRecurrentLayers(String applied, int gates, int biases) {
    verifyApplied(
        applied.replace("WITH", RECURRENT), gates * 8 + 100 * gates * 4 + 10 * biases * 2, 7, 8, 9);
  }

  private static void verify(String view, String layer, double penalty, double... constrained) {
    verifyApplied(layer + "(" + view + ")", penalty, constrained);
  }

  private static void verifyApplied(String applied, double penalty, double... constrained) {
    Lowered lowered = of(applied);
    assertThat(lowered.problems()).isEmpty();
    lowered.trainedBy("sgd()").feed("x", new double[48]).initialize();
    assertThat(lowered.trainingLoss()).isCloseTo(penalty, within(1e-3));
    lowered.run("step");
    assertThat(
            lowered.parameterNames().stream()
                .flatMap(name -> Arrays.stream(lowered.kept(name)).boxed())
                .distinct())
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(constrained).boxed().toList());
  }

  @Test
  void runningMomentsBeginAsGiven() {
    Lowered lowered =
        of("batch_norm(mean_init: constant(3), variance_init: constant(4))(sequence)");
    lowered.trainedBy("sgd()").feed("x", new double[48]).initialize();
    assertThat(lowered.kept("batch_norm_1.moving_mean")).containsOnly(3);
    assertThat(lowered.kept("batch_norm_1.moving_variance")).containsOnly(4);
  }

  @Test
  void dropoutSharesItsDrawsAlongAxesOfOne() {
    Lowered lowered =
        Lowered.model(
            """
            input x: float[batch, 24]
            y = reshape(x, batch, 6, 4) -> dropout(0.5, noise_shape: [batch, 1, 4])
            output z = y
            loss = sum(y)
            """);
    double[] ones = new double[40 * 24];
    Arrays.fill(ones, 1);
    lowered.feed("x", ones);
    double[] dropped = lowered.trainingOutput("z");
    for (int i = 0; i < dropped.length; i++) {
      assertThat(dropped[i]).isEqualTo(dropped[i / 24 * 24 + i % 4]);
    }
    assertThat(Arrays.stream(dropped).boxed().distinct()).containsExactlyInAnyOrder(0.0, 2.0);
  }
}
