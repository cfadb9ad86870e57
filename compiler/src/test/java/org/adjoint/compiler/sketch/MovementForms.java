package org.adjoint.compiler.sketch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Functions that bring elements to other places. */
final class MovementForms {
  /** An axis behind the first with what is picked at random along it. */
  private record Place(int axis, int first, int second) {
    static Place of(Random random) {
      return new Place(1 + random.nextInt(3), random.nextInt(3), random.nextInt(3));
    }
  }

  private interface AlongAxis {
    @Nullable Made of(Operand x, Place place);
  }

  static final List<Function<Random, Form>> ALL =
      List.of(
          MovementForms::transposed,
          random -> Form.of(MovementForms::flattened),
          random -> Form.of(MovementForms::swapped),
          along(MovementForms::slice),
          along(MovementForms::reversed),
          along(MovementForms::strided),
          along(MovementForms::element),
          along(MovementForms::newAxis),
          along(MovementForms::padded),
          along(MovementForms::unfolded),
          along(MovementForms::half),
          along(MovementForms::taken),
          along(MovementForms::repeated));

  private MovementForms() {}

  private static Function<Random, Form> along(AlongAxis made) {
    return random -> {
      Place place = Place.of(random);
      return Form.of(
          x -> place.axis < x.rank() && x.extent(place.axis) != 0 ? made.of(x, place) : null);
    };
  }

  private static Made changed(Operand x, int axis, int extent, String text) {
    List<Integer> extents = new ArrayList<>(x.extents());
    extents.set(axis, extent);
    return new Made(text, extents, x.bound());
  }

  private static String index(Operand x, int axis, String subscript) {
    return "%s[%s%s]".formatted(x.name(), ":, ".repeat(axis), subscript);
  }

  private static Form transposed(Random random) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, 6).boxed().toList());
    Collections.shuffle(order, random);
    return Form.of(
        x -> {
          List<Integer> axes = order.stream().filter(each -> each < x.rank()).toList();
          String text = axes.toString().replaceAll("[\\[\\]]", "");
          return x.rank() < 2
              ? null
              : new Made(
                  "transpose(%s, %s)".formatted(x.name(), text),
                  axes.stream().map(x::extent).toList(),
                  x.bound());
        });
  }

  private static @Nullable Made flattened(Operand x) {
    return x.rank() < 2 || x.extent(0) != Operand.BATCH
        ? null
        : new Made(
            "reshape(%s, batch, %d)".formatted(x.name(), x.elements()),
            List.of(Operand.BATCH, x.elements()),
            x.bound());
  }

  private static @Nullable Made swapped(Operand x) {
    if (x.rank() < 2) {
      return null;
    }
    List<Integer> extents = new ArrayList<>(x.extents());
    Collections.swap(extents, x.rank() - 1, x.rank() - 2);
    return new Made(x.name() + ".T", extents, x.bound());
  }

  private static @Nullable Made slice(Operand x, Place place) {
    int end = x.extent(place.axis) - place.second;
    return place.first >= end
        ? null
        : changed(x, place.axis, end - place.first, index(x, place.axis, place.first + ":" + end));
  }

  private static Made reversed(Operand x, Place place) {
    return changed(x, place.axis, x.extent(place.axis), index(x, place.axis, "::-1"));
  }

  private static Made strided(Operand x, Place place) {
    int stride = 2 + place.first;
    int count = (x.extent(place.axis) + stride - 1) / stride;
    return changed(x, place.axis, count, index(x, place.axis, "::" + stride));
  }

  private static Made element(Operand x, Place place) {
    List<Integer> extents = new ArrayList<>(x.extents());
    extents.remove(place.axis);
    return new Made(
        index(x, place.axis, "" + (place.first % x.extent(place.axis))), extents, x.bound());
  }

  private static Made newAxis(Operand x, Place place) {
    List<Integer> extents = new ArrayList<>(x.extents());
    extents.add(place.axis, 1);
    return new Made(index(x, place.axis, "newaxis"), extents, x.bound());
  }

  private static Made padded(Operand x, Place place) {
    return changed(
        x,
        place.axis,
        x.extent(place.axis) + place.first + place.second,
        "pad(%s, %d, %d, %d, 0.25)".formatted(x.name(), place.axis, place.first, place.second));
  }

  private static @Nullable Made unfolded(Operand x, Place place) {
    int size = 1 + place.first;
    int stride = 1 + place.second;
    int count = Math.floorDiv(x.extent(place.axis) - size, stride) + 1;
    if (count < 1) {
      return null;
    }
    List<Integer> extents = new ArrayList<>(x.extents());
    extents.set(place.axis, count);
    extents.add(place.axis + 1, size);
    return new Made(
        "unfold(%s, %d, %d, stride: %d)".formatted(x.name(), place.axis, size, stride),
        extents,
        x.bound());
  }

  private static @Nullable Made half(Operand x, Place place) {
    int extent = x.extent(place.axis);
    return extent % 2 != 0
        ? null
        : changed(
            x,
            place.axis,
            extent / 2,
            "split(%s, 2, %d)[%d]".formatted(x.name(), place.axis, place.first % 2));
  }

  private static Made taken(Operand x, Place place) {
    int extent = x.extent(place.axis);
    return changed(
        x,
        place.axis,
        3,
        "take(%s, int((%d * range(3) + %d) / %d), %d)"
            .formatted(x.name(), extent - 1, place.first % extent == 0 ? 0 : 1, 3, place.axis));
  }

  private static Made repeated(Operand x, Place place) {
    return changed(
        x,
        place.axis,
        2 * x.extent(place.axis),
        "concat([%1$s, -%1$s], axis: %2$d)".formatted(x.name(), place.axis));
  }
}
