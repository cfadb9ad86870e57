package org.adjoint.compiler.sketch;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Functions along an axis: those that leave it out, and those that keep it. */
final class ReductionForms {
  static final List<Function<Random, Form>> ALL =
      List.of(
          reduction("sum(%s, axis: %d, keep: %b)", Growth.BY_LENGTH),
          reduction("mean(%s, axis: %d, keep: %b)", Growth.NONE),
          reduction("max(%s, axis: %d, keep: %b)", Growth.NONE),
          reduction("min(%s, axis: %d, keep: %b)", Growth.NONE),
          reduction("prod(%s, axis: %d, keep: %b)", Growth.BY_POWER),
          reduction("log(sum(exp(%s), axis: %d, keep: %b))", Growth.BY_LENGTH),
          along("softmax(%s, axis: %d)", Growth.NONE),
          along("log_softmax(%s, axis: %d)", Growth.BY_LENGTH),
          along("log(softmax(%s, axis: %d))", Growth.BY_LENGTH),
          along("unit_norm(%2$d)(%1$s + 2)", Growth.NONE),
          along("cumsum(%s, axis: %d)", Growth.BY_LENGTH),
          chosen("float(argmax(%1$s + 0.01 * range(%2$d), axis: -1))"),
          chosen("float(argmin(%1$s + 0.01 * range(%2$d), axis: -1))"),
          chosen("take_class(%s, int(zeros([batch])))"),
          last("sort(%s)"),
          last("float(argsort(%s)) / 10"),
          random -> Form.of(x -> x.rank() == 0 ? null : whole(x)));

  private enum Growth {
    NONE,
    BY_LENGTH,
    BY_POWER;

    double of(Operand x, int axis) {
      int extent = x.extent(axis) == Operand.BATCH ? 7 : x.extent(axis);
      return switch (this) {
        case NONE -> x.bound();
        case BY_LENGTH -> extent * x.bound() + 2;
        case BY_POWER -> Math.pow(Math.max(1, x.bound()), extent);
      };
    }
  }

  private ReductionForms() {}

  private static Made whole(Operand x) {
    return new Made("mean(%s)".formatted(x.name()), List.of(), x.bound());
  }

  private static Function<Random, Form> reduction(String text, Growth growth) {
    return random -> {
      int axis = random.nextInt(4);
      boolean keep = random.nextBoolean();
      return Form.of(x -> reduced(text, x, axis, keep, growth));
    };
  }

  private static @Nullable Made reduced(
      String text, Operand x, int axis, boolean keep, Growth growth) {
    if (axis >= x.rank()) {
      return null;
    }
    List<Integer> extents = new ArrayList<>(x.extents());
    if (keep) {
      extents.set(axis, 1);
    } else {
      extents.remove(axis);
    }
    return new Made(text.formatted(x.name(), axis, keep), extents, growth.of(x, axis));
  }

  private static Function<Random, Form> along(String text, Growth growth) {
    return random -> {
      int axis = random.nextInt(4);
      return Form.of(
          x ->
              axis >= x.rank() || x.extent(axis) == Operand.BATCH
                  ? null
                  : new Made(text.formatted(x.name(), axis), x, growth.of(x, axis)));
    };
  }

  private static Function<Random, Form> chosen(String text) {
    return random ->
        Form.of(
            x ->
                x.isBatchOf(1)
                    ? new Made(
                        text.formatted(x.name(), x.extent(1)),
                        List.of(Operand.BATCH),
                        Math.max(x.bound(), x.extent(1)))
                    : null);
  }

  private static Function<Random, Form> last(String text) {
    return random ->
        Form.of(
            x ->
                x.isBatchOf(1)
                    ? new Made(text.formatted(x.name()), x, Math.max(x.bound(), 1))
                    : null);
  }
}
