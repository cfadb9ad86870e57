package org.adjoint.compiler.std;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.Leaf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The gradient of every parameter of every layer, and of what it is applied to, agrees with central
 * differences in double precision: in training, with the draws of one step.
 */
class LayerGradientsTest {
  private static final double STEP = 1e-6;

  private static final List<String> LAYERS =
      List.of(
          "4: dense(3)",
          "4: dense(3, tanh, penalty: l2(0.1), bias_penalty: l1(0.1))",
          "4: dense(3, relu, penalty: l1(0.1))",
          "4: dense(3, sigmoid, bias: false, penalty: l1_l2(0.1, 0.2))",
          "4: dense(3, softmax, penalty: orthogonality(0.1, of: columns))",
          "5, 4: einsum_dense(\"btd,dhk->bthk\", [4, 2, 3], tanh, [2, 3])",
          "5, 4: prelu(init: constant(0.2))",
          "5, 4: prelu(init: constant(0.2), shared_axes: [1])",
          "4: layer_norm()",
          "5, 4: layer_norm(axis: 1)",
          "4: batch_norm()",
          "5, 4: batch_norm(axis: 1)",
          "5, 4: batch_norm()",
          "5, 4: group_norm(2)",
          "4: rms_norm()",
          "5, 4: rms_norm(axis: 1)",
          "4: unit_norm()",
          "4: dropout(0.3)",
          "5, 4: spatial_dropout1d(0.3)",
          "5, 2, 4: spatial_dropout2d(0.3)",
          "4: gaussian_noise(0.3)",
          "4: gaussian_dropout(0.3)",
          "4: alpha_dropout(0.3)",
          "4: activity_regularization(0.1, 0.2)",
          "5, 4: flatten",
          "4: repeat_vector(3)",
          "4: relu(negative_slope: 0.1, max_value: 0.8)",
          "4: leaky_relu",
          "4: elu(0.7)",
          "4: celu(0.7)",
          "4: selu",
          "4: gelu",
          "5, 4: dense(3, gelu)",
          "4: gelu_tanh",
          "4: silu",
          "4: mish",
          "4: softsign",
          "4: exponential",
          "4: hard_silu",
          "4: hard_sigmoid",
          "4: hard_tanh",
          "4: hard_shrink",
          "4: soft_shrink",
          "4: tanh_shrink",
          "4: squareplus",
          "4: sparse_plus",
          "4: sparse_sigmoid",
          "4: log_sigmoid",
          "4: softmax",
          "4: log_softmax",
          "4: glu",
          "5, 4: softmax(axis: 1)",
          "7, 2: conv1d(3, 3, stride: 2, padding: same)",
          "5, 2: conv1d(3, 2, dilation: 2, padding: causal, penalty: l2(0.1))",
          "5, 4, 2: conv2d(3, [3, 2], stride: [2, 1], padding: same, activation: tanh)",
          "5, 4, 2: conv2d(4, 2, dilation: 2, groups: 2)",
          "5, 4, 2: conv2d(2, 3, padding: [1, [0, 2]], bias: false)",
          "3, 4, 3, 2: conv3d(2, 2)",
          "4, 2: conv1d_transpose(3, 3, stride: 2, padding: same)",
          "3, 4, 2: conv2d_transpose(2, [2, 3], stride: [3, 2])",
          "2, 3, 2, 2: conv3d_transpose(2, 2, padding: same)",
          "5, 2: depthwise_conv1d(3, multiplier: 2)",
          "4, 5, 2: depthwise_conv2d(2, stride: 2)",
          "5, 2: separable_conv1d(3, 3, padding: same)",
          "4, 5, 2: separable_conv2d(3, 2, multiplier: 2)",
          "7, 2: max_pool1d(3, 2, same)",
          "4, 5, 2: max_pool2d",
          "4, 5, 2: max_pool2d(3, 1, same)",
          "4, 2, 5, 2: max_pool3d",
          "7, 2: average_pool1d(3, 2, same)",
          "4, 5, 2: average_pool2d(2, padding: same)",
          "4, 2, 5, 2: average_pool3d",
          "4, 5, 2: global_average_pool2d",
          "4, 5, 2: global_max_pool2d(keep: true)",
          "4, 2: up_sampling1d(3)",
          "4, 3, 2: up_sampling2d",
          "4, 3, 2: zero_padding2d([[1, 2], 3])",
          "4, 5, 2: cropping2d([1, [0, 2]])",
          "4, 3, 2: center_crop(2, 3)",
          "4, 3, 2: permute([2, 3, 1])",
          "4, 3, 2: random_flip_horizontal()",
          "4, 3, 2: random_flip_vertical()",
          "4, 3, 2: random_crop(2)",
          "4, 3, 2: random_contrast(0.2)",
          "4, 3, 2: random_brightness(0.2, -9, 9)",
          "5: sort",
          "5, 3: cumsum(1)",
          "4, 6: multi_head_attention(2, 3, key_heads: 1, causal: true)",
          "4, 6: attend(attention(true, causal: true))",
          "4, 6: attend(additive_attention())",
          "4, 2: simple_rnn(3, dropout_rate: 0.2, recurrent_dropout_rate: 0.3)",
          "4, 2: lstm(3, penalty: l2(0.1), recurrent_penalty: l1(0.1), bias_penalty: l2(0.2))",
          "4, 2: gru(3, backwards: true, sequences: false)",
          "4, 2: gru(3, reset_after: false)",
          "4, 2: masked_at_random(lstm(3))",
          "4, 2: bidirectional(lstm(3), gru(3), \"multiply\")",
          "4, 6: time_distributed(dense(2, tanh))",
          "3, 4, 4, 2: conv_lstm2d(2, 3, padding: same)");

  private static final List<String> LOSSES =
      List.of(
          "mean_squared_error(x, y)",
          "mean_absolute_error(x, y)",
          "mean_absolute_percentage_error(x, y)",
          "mean_squared_logarithmic_error(x, y)",
          "huber(x, y, 0.2)",
          "log_cosh(x, y)",
          "cosine_similarity(x, y)",
          "hinge(x, y)",
          "squared_hinge(x, y)",
          "categorical_hinge(x, y)",
          "kl_divergence(softmax(x), y)",
          "poisson(exp(x), y)",
          "binary_cross_entropy(sigmoid(x), y)",
          "binary_cross_entropy(0.2 + 0.6 * sigmoid(x), y, 0.1)",
          "mean(sigmoid_cross_entropy(x, y, 0.1))",
          "binary_focal_cross_entropy(sigmoid(x), y, balance: true)",
          "cross_entropy(x, int(4 * y[:, 0]))",
          "cross_entropy(x, int(4 * y[:, 0]), label_smoothing: 0.1)",
          "categorical_cross_entropy(x, y, 0.1)",
          "categorical_focal_cross_entropy(softmax(x), y)",
          "dice(sigmoid(x), y)",
          "mean(sin(embedding(4, 2, penalty: l2(0.1))(int(4 * y)))) + mean(x)");

  private record Subject(String title, String program) {
    @Override
    public String toString() {
      return title;
    }
  }

  /**
   * A batch of 3 is a parameter, so that the gradient of what a layer is applied to is seen too.
   */
  private static Subject ofLayer(String text) {
    String shape = text.substring(0, text.indexOf(':'));
    String layer = text.substring(text.indexOf(':') + 2);
    return subject(layer, shape, "y = x -> " + layer + "\n  loss = sum(y * sin(1 + y * 2) + y)");
  }

  private static Subject ofLoss(String loss) {
    return subject(loss, "4", "loss = " + loss);
  }

  private static Subject subject(String title, String shape, String body) {
    String program =
        """
        def attend(f)(x) = f(x, x + 1, 2 * x)
        def masked_at_random(f)(x) = f(x, mask: uniform(shape(x)[: 2]) > 0.3)
        model Case {
          input z: float[batch]
          state y: float[3, 4] = uniform(0.05, 0.95)
          param x: float[3, %s] = normal()
          %s
        }
        data rows = supplied() {}
        train Case { data: rows, optimizer: sgd(learning_rate: 1) }
        """
            .formatted(shape, body);
    return new Subject(title, program);
  }

  static Stream<Subject> subjects() {
    return Stream.concat(
        LAYERS.stream().map(LayerGradientsTest::ofLayer),
        LOSSES.stream().map(LayerGradientsTest::ofLoss));
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void agreesWithDifferences(Subject subject) {
    CaseRunner runner = CaseRunner.of(subject.program(), 4);
    Map<String, double[]> values = disturbed(runner);
    loss(runner, values);
    Map<String, double[]> gradients = new LinkedHashMap<>();
    values.forEach(
        (name, before) -> gradients.put(name, difference(before, runner.held(name).toDoubles())));
    for (String name : values.keySet()) {
      double[] elements = values.get(name);
      for (int i : sample(elements.length)) {
        double here = elements[i];
        elements[i] = here + STEP;
        double above = loss(runner, values);
        elements[i] = here - STEP;
        double below = loss(runner, values);
        elements[i] = here;
        double slope = (above - below) / (2 * STEP);
        assertThat(gradients.get(name)[i])
            .as("derivative by " + name + "[" + i + "]")
            .isCloseTo(slope, within(1e-6 + 1e-4 * Math.abs(slope)));
      }
    }
  }

  private static double[] difference(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
  }

  /** The loss of the first step; the runner holds what the step made of the parameters. */
  private static double loss(CaseRunner runner, Map<String, double[]> values) {
    runner.restart();
    values.forEach((name, elements) -> runner.hold(name, elements, runner.held(name).extents()));
    return runner.run("step", Map.of("z", new double[1]), 4).get("loss").get(0);
  }

  /** All places of a small tensor, some of a large one. */
  private static List<Integer> sample(int size) {
    List<Integer> places = new ArrayList<>();
    int stride = Math.max(1, size / 24);
    for (int i = 0; i < size; i += stride) {
      places.add(i);
    }
    return places;
  }

  /** Parameters away from what they start with, where zeros and ones would hide mistakes. */
  private static Map<String, double[]> disturbed(CaseRunner runner) {
    Random random = new Random(11);
    Map<String, double[]> values = new LinkedHashMap<>();
    for (Leaf leaf : runner.model().parameters()) {
      Tensor tensor = runner.held(leaf.name());
      double[] elements = tensor.toDoubles();
      for (int i = 0; i < elements.length; i++) {
        elements[i] += 0.3 * random.nextGaussian();
      }
      values.put(leaf.name(), elements);
    }
    return values;
  }
}
