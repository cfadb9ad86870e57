package org.adjoint.compiler.interpret;

import org.adjoint.compiler.op.Gather;
import org.adjoint.compiler.op.ScatterAdd;

/** Computes gathers and, in the order that {@link ScatterAdd} promises, scatters. */
final class Gathering {
  private Gathering() {}

  static Tensor gather(Gather gather, Tensor table, Tensor indices) {
    int[] extents = table.extents();
    int[] chosen = indices.toInts();
    int before = product(extents, 0, gather.axis());
    int extent = extents[gather.axis()];
    int behind = product(extents, gather.axis() + 1, extents.length);
    int[] places = new int[before * chosen.length * behind];
    int next = 0;
    for (int outer = 0; outer < before; outer++) {
      for (int index : chosen) {
        int slice = outer * extent + bounded(index, extent);
        for (int inner = 0; inner < behind; inner++) {
          places[next++] = slice * behind + inner;
        }
      }
    }
    Lanes result = Lanes.filled(table.element(), places.length, 0);
    result.take(table.lanes(), places);
    return new Tensor(result, shape(extents, gather.axis(), 1, indices.extents()));
  }

  static Tensor scatter(ScatterAdd scatter, int extent, Tensor slices, Tensor indices) {
    int[] extents = slices.extents();
    int axes = indices.extents().length;
    int[] chosen = indices.toInts();
    int before = product(extents, 0, scatter.axis());
    int behind = product(extents, scatter.axis() + axes, extents.length);
    Lanes table = Lanes.filled(slices.element(), before * extent * behind, 0);
    int next = 0;
    for (int outer = 0; outer < before; outer++) {
      for (int index : chosen) {
        int start = (outer * extent + bounded(index, extent)) * behind;
        Lanes sum =
            table.range(start, start + behind).add(slices.lanes().range(next, next + behind));
        table.put(start, sum);
        next += behind;
      }
    }
    return new Tensor(table, shape(extents, scatter.axis(), axes, extent));
  }

  private static int bounded(int index, int extent) {
    return Math.max(Math.min(index, extent - 1), 0);
  }

  private static int product(int[] extents, int from, int to) {
    int product = 1;
    for (int axis = from; axis < to; axis++) {
      product *= extents[axis];
    }
    return product;
  }

  /** The extents with {@code count} of them, from an axis on, replaced by others. */
  private static int[] shape(int[] extents, int axis, int count, int... others) {
    int[] shape = new int[extents.length - count + others.length];
    System.arraycopy(extents, 0, shape, 0, axis);
    System.arraycopy(others, 0, shape, axis, others.length);
    int rest = extents.length - axis - count;
    System.arraycopy(extents, axis + count, shape, axis + others.length, rest);
    return shape;
  }
}
