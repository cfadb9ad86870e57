package org.adjoint.compiler.sketch;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Layers of the standard library, whose results are kept small. */
final class LayerForms {
  static final List<Function<Random, Form>> ALL =
      List.of(
          wide("dense(%d)", 1),
          wide("dense(%d, tanh, penalty: l2(0.01))", 1),
          wide("dense(%d, relu, constraint: max_norm(2))", 1),
          wide("dense(%d, init: he_normal, bias_init: constant(0.1))", 1),
          wide("dense(%d, init: he_uniform, penalty: l1_l2(0.01, 0.01))", 2),
          wide("dense(%d, init: glorot_normal, constraint: non_negative)", 1),
          wide("dense(%d, init: lecun_normal, constraint: min_max_norm(0.5, 1))", 1),
          wide("dense(%d, init: lecun_uniform, penalty: orthogonality(0.01))", 1),
          wide("dense(%d, init: identity_matrix)", 1),
          wide("conv3d(%d, 2, padding: same)", 4),
          wide("conv3d_transpose(%d, 2, padding: same)", 4),
          wide("simple_rnn(%d)", 2),
          wide("lstm(%d)", 2),
          wide("gru(%d)", 2),
          wide("gru(%d, reset_after: false)", 2),
          wide("conv1d(%d, 2, padding: same)", 2),
          wide("conv1d(%d, 3, padding: causal, dilation: 2)", 2),
          wide("conv1d_transpose(%d, 3, padding: same)", 2),
          wide("conv2d(%d, [2, 3], padding: same)", 3),
          wide("conv2d_transpose(%d, 3, padding: same)", 3),
          wide("separable_conv1d(%d, 2, padding: same)", 2),
          wide("separable_conv2d(%d, 2, padding: same)", 3),
          wide("multi_head_attention(2, %d)", 2),
          same("depthwise_conv1d(2, padding: same)", 2),
          same("depthwise_conv2d(3, padding: same)", 3),
          same("layer_norm()", 1),
          same("layer_norm()", 2),
          same("batch_norm()", 1),
          same("batch_norm()", 3),
          same("rms_norm()", 2),
          same("group_norm(1)", 2),
          same("prelu()", 1),
          same("dropout(0.3)", 1),
          same("spatial_dropout1d(0.3)", 2),
          same("spatial_dropout2d(0.3)", 3),
          same("gaussian_noise(0.1)", 1),
          same("gaussian_dropout(0.2)", 2),
          same("alpha_dropout(0.2)", 1),
          same("activity_regularization(0.01, 0.01)", 1),
          same("max_pool1d(2, stride: 1, padding: same)", 2),
          same("average_pool1d(3, stride: 1, padding: same)", 2),
          same("max_pool2d(2, stride: 1, padding: same)", 3),
          same("average_pool2d(2, stride: 1, padding: same)", 3),
          same("max_pool3d(2, stride: 1, padding: same)", 4),
          same("average_pool3d(2, stride: 1, padding: same)", 4),
          same("random_flip_horizontal()", 3),
          same("random_flip_vertical()", 3),
          same("random_crop(1)", 3),
          same("random_contrast(0.2)", 3),
          same("random_brightness(0.2, -5, 5)", 3),
          same("rescaling(0.5, 0.1)", 1),
          same("time_distributed(layer_norm())", 2),
          random -> Form.of(x -> global("global_average_pool1d()", x, 2)),
          random -> Form.of(x -> global("global_max_pool1d()", x, 2)),
          random -> Form.of(x -> global("global_average_pool2d()", x, 3)),
          random -> Form.of(x -> global("global_max_pool2d()", x, 3)),
          random -> Form.of(x -> stretched("up_sampling1d(2)", x, 2)),
          random -> Form.of(x -> stretched("zero_padding1d(%d)".formatted(1), x, 1)),
          random -> Form.of(x -> global("global_average_pool3d()", x, 4)),
          random -> Form.of(x -> global("global_max_pool3d()", x, 4)),
          random -> Form.of(LayerForms::bidirectional),
          random -> Form.of(LayerForms::glu),
          random -> Form.of(LayerForms::masked),
          random -> Form.of(LayerForms::convMemory),
          random -> Form.of(LayerForms::embedded),
          random -> new Form(2, values -> attention("attention", values)),
          random -> new Form(2, values -> attention("additive_attention", values)));

  private LayerForms() {}

  private static Made tame(Operand x, String layer, List<Integer> extents) {
    return new Made("tanh(%s -> %s)".formatted(x.name(), layer), extents, 1);
  }

  /** A layer that gives the last axis as many units as it is told. */
  private static Function<Random, Form> wide(String layer, int rank) {
    return random -> {
      int units = 1 + random.nextInt(5);
      boolean keepsWidth = layer.startsWith("multi_head");
      return Form.of(
          x -> {
            if (!x.isBatchOf(rank)) {
              return null;
            }
            List<Integer> extents = new ArrayList<>(x.extents());
            extents.set(rank, keepsWidth ? x.extent(rank) : units);
            return tame(x, layer.formatted(units), extents);
          });
    };
  }

  private static Function<Random, Form> same(String layer, int rank) {
    return random -> Form.of(x -> x.isBatchOf(rank) ? tame(x, layer, x.extents()) : null);
  }

  private static @Nullable Made global(String layer, Operand x, int rank) {
    return x.isBatchOf(rank) ? tame(x, layer, List.of(Operand.BATCH, x.extent(rank))) : null;
  }

  private static @Nullable Made stretched(String layer, Operand x, int kind) {
    if (!x.isBatchOf(2)) {
      return null;
    }
    int extent = kind == 2 ? 2 * x.extent(1) : x.extent(1) + 2;
    return tame(x, layer, List.of(Operand.BATCH, extent, x.extent(2)));
  }

  private static @Nullable Made bidirectional(Operand x) {
    return x.isBatchOf(2)
        ? tame(x, "bidirectional(lstm(2), gru(3))", List.of(Operand.BATCH, x.extent(1), 5))
        : null;
  }

  private static @Nullable Made embedded(Operand x) {
    return x.isBatchOf(1) && x.bound() <= 10
        ? new Made(
            ("scatter_add(int(minimum(abs(%s * 2 + 0.119), 4)) -> embedding(5, 3),"
                    + " [2, 0], ones([batch, %d, 2]), 2)")
                .formatted(x.name(), x.extent(1)),
            List.of(Operand.BATCH, x.extent(1), 3),
            2)
        : null;
  }

  private static @Nullable Made glu(Operand x) {
    return x.isBatchOf(1) && x.extent(1) % 2 == 0
        ? tame(x, "glu", List.of(Operand.BATCH, x.extent(1) / 2))
        : null;
  }

  private static @Nullable Made masked(Operand x) {
    return x.isBatchOf(2)
        ? new Made(
            "masked_mean(%1$s, mask_of_steps(%1$s, 0.5)) + masked_max(%1$s, %1$s[:, :, 0] > -90)"
                .formatted(x.name()),
            List.of(Operand.BATCH, x.extent(2)),
            2 * x.bound())
        : null;
  }

  private static @Nullable Made convMemory(Operand x) {
    return x.isBatchOf(4)
        ? tame(
            x,
            "conv_lstm2d(2, 2, padding: same)",
            List.of(Operand.BATCH, x.extent(1), x.extent(2), x.extent(3), 2))
        : null;
  }

  private static @Nullable Made attention(String layer, List<Operand> values) {
    Operand query = values.get(0);
    Operand value = values.get(1);
    return query.isBatchOf(2) && value.isBatchOf(2) && query.extent(2) == value.extent(2)
        ? new Made(
            "%s()(%s, %s)".formatted(layer, query.name(), value.name()), query, value.bound())
        : null;
  }
}
