package org.adjoint.compiler.sketch;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Scans, derivatives, draws, loops that are unrolled and choices. */
final class ControlForms {
  static final List<Function<Random, Form>> ALL =
      List.of(
          random -> Form.of(x -> scan("", x)),
          random -> Form.of(x -> scan(" reversed", x)),
          random -> Form.of(ControlForms::scanOfTwo),
          random -> Form.of(ControlForms::scanOfSum),
          slope("tanh(grad(sum(%1$s ^ 2) * mean(sin(%2$s)), %2$s))"),
          slope("tanh(grad(mean(sin(2 * %1$s)) + mean(%2$s ^ 2), %2$s))"),
          slope("tanh(grad(sum(grad(sum(tanh(%1$s) ^ 2) * mean(sin(%2$s)), %2$s) ^ 2), %2$s))"),
          random -> Form.of(x -> draw("uniform([%s], -0.5, 0.5)", x)),
          random -> Form.of(x -> draw("normal([%s], 0, 0.1)", x)),
          random -> Form.of(x -> draw("0.1 * bernoulli([%s], 0.4)", x)),
          text("if 1 < 2 then 0.5 * %1$s else 3 * %1$s"),
          text("%1$s -> sin -> tanh"),
          text("(if training then sin(%1$s) else cos(%1$s))"));

  private ControlForms() {}

  private static Function<Random, Form> text(String text) {
    return random -> Form.of(x -> new Made(text.formatted(x.name()), x, Math.max(1, x.bound())));
  }

  /** A derivative by a value that another may have been made of. */
  private static Function<Random, Form> slope(String text) {
    return random ->
        new Form(
            2,
            values ->
                new Made(
                    text.formatted(values.get(0).name(), values.get(1).name()), values.get(1), 1));
  }

  private static @Nullable Made draw(String text, Operand x) {
    return x.rank() == 0
        ? null
        : new Made("%s + %s".formatted(x.name(), text.formatted(x.dimensions())), x, x.bound() + 1);
  }

  private static @Nullable Made scan(String direction, Operand x) {
    return !x.isBatchOf(2)
        ? null
        : new Made(
            """
            scan z over %s along 1%s with h = zeros([batch, %d]) {
                h = tanh(z + 0.5 * h)
                emit h
              }"""
                .formatted(x.name(), direction, x.extent(2)),
            x,
            1);
  }

  private static @Nullable Made scanOfTwo(Operand x) {
    return !x.isBatchOf(2)
        ? null
        : new Made(
            """
            scan a, b over %1$s, %1$s ^ 2 along 1 with h = zeros([batch]), c = ones([batch, %2$d]) {
                h = 0.5 * h + mean(a * c, axis: 1)
                c = sigmoid(b - c)
                emit c * h[:, newaxis]
              }"""
                .formatted(x.name(), x.extent(2)),
            x,
            2 * x.bound());
  }

  private static @Nullable Made scanOfSum(Operand x) {
    return !x.isBatchOf(2)
        ? null
        : new Made(
            """
            scan a over %s along 1 with h = zeros([batch]) {
                h = 0.5 * h + max(a, axis: 1)
                emit h
              }"""
                .formatted(x.name()),
            List.of(Operand.BATCH, x.extent(1)),
            2 * x.bound());
  }
}
