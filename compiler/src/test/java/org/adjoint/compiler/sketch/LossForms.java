package org.adjoint.compiler.sketch;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Losses and measures of two values of one shape, kept small, each a scalar. */
final class LossForms {
  /** Of any two values. */
  private static final List<String> OF_NUMBERS =
      List.of(
          "mean_squared_error(%s, %s)",
          "mean_absolute_error(%s, %s)",
          "huber(%s, %s)",
          "log_cosh(%s, %s)",
          "cosine_similarity(%s + 2, %s)",
          "hinge(%s, %s)",
          "squared_hinge(%s, %s)",
          "categorical_hinge(%s, %s)",
          "mean(sigmoid_cross_entropy(%s, sigmoid(%s)))",
          "mean_absolute_percentage_error(%s, 1 + abs(%s)) / 100");

  /** Of two values between 0 and 1. */
  private static final List<String> OF_PROBABILITIES =
      List.of(
          "binary_cross_entropy(%s, %s)",
          "binary_cross_entropy(%s, %s, label_smoothing: 0.1)",
          "mean(binary_cross_entropies(%s, %s))",
          "binary_focal_cross_entropy(%s, %s)",
          "kl_divergence(%s, %s)",
          "poisson(%s, %s)",
          "dice(%s, %s)",
          "mean_squared_logarithmic_error(%s, %s)");

  /** Of a batch of scores, and one of as many numbers. */
  private static final List<String> OF_SCORES =
      List.of(
          "categorical_cross_entropy(%s, softmax(%s))",
          "categorical_focal_cross_entropy(softmax(%s), softmax(%s))",
          "cross_entropy(%s, int(0 * %s[:, 0]))",
          "top_k_accuracy(%s, argmax(%s), k: 1)",
          "mean(sum(one_hot(argmax(%s), 9), axis: 1)) * mean(%s)",
          "mean(sum(top_k(%s, 1)[0], axis: 1)) * mean(%s)",
          "mean_where(%s, %s > 0.213)",
          "mean(subtract(%s, %s))",
          "mean(dot(%s, %s))",
          "accuracy(float(argmax(%s)), float(argmax(%s)))");

  static final List<Function<Random, Form>> ALL = all();

  private LossForms() {}

  private static List<Function<Random, Form>> all() {
    List<Function<Random, Form>> forms = new ArrayList<>();
    OF_NUMBERS.forEach(text -> forms.add(form(text, "%s", false)));
    OF_PROBABILITIES.forEach(text -> forms.add(form(text, "(0.1 + 0.8 * sigmoid(%s))", false)));
    OF_SCORES.forEach(text -> forms.add(form(text, "%s", true)));
    return List.copyOf(forms);
  }

  private static Function<Random, Form> form(String text, String operand, boolean scores) {
    return random ->
        new Form(
            2,
            values -> {
              Operand p = values.get(0);
              Operand y = values.get(1);
              if (!p.extents().equals(y.extents()) || p.rank() == 0 || scores && !p.isBatchOf(1)) {
                return null;
              }
              String loss =
                  text.formatted(operand.formatted(p.name()), operand.formatted(y.name()));
              return new Made("tanh(0.3 * %s)".formatted(loss), List.of(), 1);
            });
  }
}
