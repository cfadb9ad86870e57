package org.adjoint.compiler.sketch;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/** Functions of each element of one value. */
final class ElementwiseForms {
  /** Those that stay within the bounds of what they are given. */
  private static final List<String> STEADY =
      List.of(
          "-%s",
          "abs(%s)",
          "relu(%s)",
          "leaky_relu(%s)",
          "relu6(%s)",
          "elu(%s)",
          "celu(%s)",
          "gelu(%s)",
          "gelu_tanh(%s)",
          "silu(%s)",
          "swish(%s)",
          "mish(%s)",
          "hard_silu(%s)",
          "hard_swish(%s)",
          "hard_shrink(%s)",
          "soft_shrink(%s)",
          "tanh_shrink(%s)",
          "identity(%s)",
          "stop_gradient(%s)",
          "%s / 2",
          "0.7 * %s",
          "float(float64(%s))");

  /** Those that stay within 1. */
  private static final List<String> SMALL =
      List.of(
          "tanh(%s)",
          "sigmoid(%s)",
          "erf(%s)",
          "sin(%s)",
          "cos(%s)",
          "softsign(%s)",
          "hard_sigmoid(%s)",
          "hard_tanh(%s)",
          "sparse_sigmoid(%s)",
          "sign(%s + 0.217)",
          "float(%s > 0.317)",
          "float(not %s <= 0.117)",
          "1 / (1 + exp(-%s))",
          "1 - sigmoid(%s)",
          "1 / (0.5 + %s ^ 2) / 2",
          "exp(-abs(%s))");

  static final List<Function<Random, Form>> ALL = all();

  private ElementwiseForms() {}

  private static List<Function<Random, Form>> all() {
    List<Function<Random, Form>> forms = new ArrayList<>();
    STEADY.forEach(text -> forms.add(form(text, bound -> bound)));
    SMALL.forEach(text -> forms.add(form(text, bound -> 1)));
    forms.add(form("exp(%s)", Math::exp));
    forms.add(form("exponential(%s)", Math::exp));
    forms.add(form("expm1(%s)", Math::exp));
    forms.add(form("softplus(%s)", bound -> bound + 1));
    forms.add(form("squareplus(%s)", bound -> bound + 2));
    forms.add(form("sparse_plus(%s)", bound -> bound + 1));
    forms.add(form("selu(%s)", bound -> 1.8 * bound));
    forms.add(form("log_sigmoid(%s)", bound -> bound + 1));
    forms.add(form("log(1 + exp(%s))", bound -> bound + 1));
    forms.add(form("log(sigmoid(%s))", bound -> bound + 1));
    forms.add(form("log(abs(%s) + 0.5)", bound -> bound));
    forms.add(form("log1p(abs(%s))", bound -> bound));
    forms.add(form("log(exp(%1$s) + exp(-%1$s))", bound -> bound + 1));
    forms.add(form("sqrt(%s ^ 2 + 0.1)", bound -> bound + 1));
    forms.add(form("%s ^ 2", bound -> bound * bound));
    forms.add(form("%s ^ 3", bound -> bound * bound * bound));
    forms.add(form("(abs(%s) + 0.5) ^ 1.5", bound -> Math.pow(bound + 0.5, 1.5)));
    forms.add(form("(%s ^ 2 + 0.5) ^ -0.5", bound -> 2));
    forms.add(form("floor(3.7 * %s + 0.123)", bound -> 4 * bound + 1));
    forms.add(form("float(int(2.3 * %s + 0.119))", bound -> 3 * bound + 1));
    forms.add(form("minimum(maximum(%s, -0.9), 0.8)", bound -> 1));
    forms.add(form("where(%1$s > 0.2 and %1$s < 0.7 or %1$s < -0.5, %1$s, 0)", bound -> bound));
    forms.add(form("zeros_like(%s) + 0.5", bound -> 0.5));
    forms.add(form("ones_like(%1$s) - %1$s", bound -> bound + 1));
    return List.copyOf(forms);
  }

  private static Function<Random, Form> form(String text, DoubleUnaryOperator bound) {
    return random ->
        Form.of(x -> new Made(text.formatted(x.name()), x, bound.applyAsDouble(x.bound())));
  }
}
