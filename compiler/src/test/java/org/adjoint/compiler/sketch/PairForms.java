package org.adjoint.compiler.sketch;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Functions of two values: broadcast, and products of matrices. */
final class PairForms {
  static final List<Function<Random, Form>> ALL =
      List.of(
          broadcast("%s + %s", Double::sum),
          broadcast("%s - %s", Double::sum),
          broadcast("%s * %s", (a, b) -> a * b),
          broadcast("%s / (0.5 + abs(%s))", (a, b) -> 2 * a),
          broadcast("minimum(%s, %s)", Math::max),
          broadcast("maximum(%s, %s)", Math::max),
          broadcast("where(%1$s > %2$s + 0.0137, %1$s, 2 * %2$s)", (a, b) -> Math.max(a, 2 * b)),
          broadcast("float(%s + 0.0211 < %s)", (a, b) -> 1),
          broadcast("(abs(%s) + 0.5) ^ tanh(%s)", (a, b) -> Math.max(2, a + 0.5)),
          broadcast("log(exp(%s) + exp(%s))", (a, b) -> Math.max(a, b) + 1),
          broadcast("%s * (1 - %2$s) + %2$s", (a, b) -> a * (1 + b) + b),
          random -> new Form(2, values -> product(values.get(0), values.get(1))),
          random -> new Form(2, values -> productOfTransposed(values.get(0), values.get(1))),
          random -> new Form(2, values -> outer(values.get(0), values.get(1))),
          random -> {
            int axis = random.nextInt(4);
            return new Form(2, values -> concat(axis, values));
          });

  private PairForms() {}

  private static Function<Random, Form> broadcast(String text, DoubleBinaryOperator bound) {
    return random ->
        new Form(
            2,
            values -> {
              Operand a = values.get(0);
              Operand b = values.get(1);
              List<Integer> extents = broadcast(a.extents(), b.extents());
              return extents == null
                  ? null
                  : new Made(
                      text.formatted(a.name(), b.name()),
                      extents,
                      bound.applyAsDouble(a.bound(), b.bound()));
            });
  }

  /** The extents of two that are broadcast to each other; null where they may not be. */
  static @Nullable List<Integer> broadcast(List<Integer> a, List<Integer> b) {
    int rank = Math.max(a.size(), b.size());
    List<Integer> extents = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      int left = axis < rank - a.size() ? 1 : a.get(axis - rank + a.size());
      int right = axis < rank - b.size() ? 1 : b.get(axis - rank + b.size());
      if (left != right && left != 1 && right != 1) {
        return null;
      }
      extents.add(left == 1 ? right : left);
    }
    long batches = extents.stream().filter(each -> each == Operand.BATCH).count();
    return batches > 1 ? null : extents;
  }

  private static @Nullable Made product(Operand a, Operand b) {
    if (a.rank() < 2 || b.rank() != 2 || b.hasBatch()) {
      return null;
    }
    int inner = a.extent(a.rank() - 1);
    if (inner != b.extent(0)) {
      return null;
    }
    List<Integer> extents = new ArrayList<>(a.extents());
    extents.set(a.rank() - 1, b.extent(1));
    return new Made(
        "%s @ %s".formatted(a.name(), b.name()), extents, inner * a.bound() * b.bound());
  }

  private static @Nullable Made productOfTransposed(Operand a, Operand b) {
    if (!a.isBatchOf(2) || !b.isBatchOf(2) || a.extent(2) != b.extent(2)) {
      return null;
    }
    return new Made(
        "%s @ %s.T".formatted(a.name(), b.name()),
        List.of(Operand.BATCH, a.extent(1), b.extent(1)),
        a.extent(2) * a.bound() * b.bound());
  }

  private static @Nullable Made outer(Operand a, Operand b) {
    if (!a.isBatchOf(1) || !b.isBatchOf(1)) {
      return null;
    }
    return new Made(
        "einsum(\"bi,bj->bji\", %s, %s)".formatted(a.name(), b.name()),
        List.of(Operand.BATCH, b.extent(1), a.extent(1)),
        a.bound() * b.bound());
  }

  private static @Nullable Made concat(int axis, List<Operand> values) {
    Operand a = values.get(0);
    Operand b = values.get(1);
    boolean fits = axis < a.rank() && a.rank() == b.rank();
    if (!fits || a.extent(axis) == Operand.BATCH || b.extent(axis) == Operand.BATCH) {
      return null;
    }
    List<Integer> extents = new ArrayList<>(a.extents());
    extents.set(axis, b.extent(axis));
    if (!extents.equals(b.extents())) {
      return null;
    }
    extents.set(axis, a.extent(axis) + b.extent(axis));
    return new Made(
        "concat([%s, %s], axis: %d)".formatted(a.name(), b.name(), axis),
        extents,
        Math.max(a.bound(), b.bound()));
  }
}
