package org.adjoint.compiler.interpret;

import java.util.List;
import java.util.stream.IntStream;
import org.adjoint.compiler.op.Reduce;

/** Computes reductions in the order that {@link Reduce} promises. */
final class Reducing {
  private Reducing() {}

  /** All partial results of all elements of the result are lanes of one register. */
  static Tensor reduce(Reduce reduce, Tensor operand) {
    int[] extents = operand.extents();
    int[] strides = Extents.strides(extents);
    List<Integer> kept =
        IntStream.range(0, extents.length).filter(a -> !reduce.axes().contains(a)).boxed().toList();
    int[] starts = Extents.places(kept, extents, strides);
    int[] reduced = Extents.places(reduce.axes(), extents, strides);
    double neutral = reduce.kind().neutral(operand.element());
    Lanes partials = Lanes.filled(operand.element(), starts.length * Reduce.PARTIALS, neutral);
    for (int round = 0; round < reduced.length; round += Reduce.PARTIALS) {
      // A lane with no element left combines with the neutral element, which changes no bit of it.
      Lanes next = Lanes.filled(operand.element(), partials.count(), neutral);
      next.take(operand.lanes(), round(starts, reduced, round));
      partials = combine(reduce.kind(), partials, next);
    }
    for (int width = Reduce.PARTIALS / 2; width > 0; width /= 2) {
      partials = combine(reduce.kind(), half(partials, width, 0), half(partials, width, width));
    }
    int[] shape = kept.stream().mapToInt(axis -> extents[axis]).toArray();
    return new Tensor(partials, shape);
  }

  private static int[] round(int[] starts, int[] reduced, int first) {
    int[] places = new int[starts.length * Reduce.PARTIALS];
    for (int i = 0; i < places.length; i++) {
      int element = first + i % Reduce.PARTIALS;
      places[i] = element < reduced.length ? starts[i / Reduce.PARTIALS] + reduced[element] : -1;
    }
    return places;
  }

  /** Of each group of {@code 2 · width} partial results, those from the given one on. */
  private static Lanes half(Lanes partials, int width, int first) {
    int[] places = new int[partials.count() / 2];
    for (int i = 0; i < places.length; i++) {
      places[i] = i / width * 2 * width + first + i % width;
    }
    Lanes half = Lanes.filled(partials.type(), places.length, 0);
    half.take(partials, places);
    return half;
  }

  private static Lanes combine(Reduce.Kind kind, Lanes a, Lanes b) {
    return switch (kind) {
      case SUM -> a.add(b);
      case PRODUCT -> a.multiply(b);
      case MINIMUM -> a.minimum(b);
      case MAXIMUM -> a.maximum(b);
    };
  }
}
