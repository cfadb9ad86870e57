package org.adjoint.runtime.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes the nodes that put elements together, rearrange or reduce them. */
final class Arrangement {
  private Arrangement() {}

  /** The parts, all of one shape, along a new first axis. */
  static NumberNode stack(List<NumberNode> parts) {
    List<Integer> shape = new ArrayList<>(parts.get(0).shape());
    shape.add(0, parts.size());
    return blocks(parts, shape, 1);
  }

  /** The parts, whose shapes differ along {@code axis} at most, one after another. */
  static NumberNode concat(List<NumberNode> parts, int axis) {
    List<Integer> shape = new ArrayList<>(parts.get(0).shape());
    int length = 0;
    for (NumberNode part : parts) {
      length += part.shape().get(axis);
    }
    shape.set(axis, length);
    return blocks(parts, shape, RowShape.size(shape.subList(0, axis)));
  }

  /** A row is {@code repeats} times a block of each part in turn. */
  private static NumberNode blocks(List<NumberNode> parts, List<Integer> shape, int repeats) {
    int size = RowShape.size(shape);
    return new NumberNode(
        shape,
        (rows, out) -> {
          int offset = 0;
          for (NumberNode part : parts) {
            double[] values = part.values(rows);
            int block = part.size() / repeats;
            for (int i = 0; i < rows.count() * repeats; i++) {
              System.arraycopy(values, i * block, out, i * (size / repeats) + offset, block);
            }
            offset += block;
          }
        });
  }

  static NumberNode reshape(NumberNode operand, List<Integer> shape) {
    return new NumberNode(
        shape,
        (rows, out) ->
            System.arraycopy(operand.values(rows), 0, out, 0, rows.count() * operand.size()));
  }

  /** Reduces the axes whose flag is set. */
  static NumberNode reduce(Reduction kind, NumberNode operand, boolean[] reduced, boolean keep) {
    List<Integer> kept = new ArrayList<>();
    List<Integer> shape = new ArrayList<>();
    for (int axis = 0; axis < reduced.length; axis++) {
      kept.add(reduced[axis] ? 1 : operand.shape().get(axis));
      if (keep || !reduced[axis]) {
        shape.add(kept.get(axis));
      }
    }
    int[] target = RowShape.broadcastMap(kept, operand.shape());
    int size = RowShape.size(shape);
    double count = (double) operand.size() / size;
    return new NumberNode(
        shape,
        (rows, out) -> {
          double[] values = operand.values(rows);
          Arrays.fill(out, 0, rows.count() * size, kind.start());
          for (int row = 0; row < rows.count(); row++) {
            for (int i = 0; i < target.length; i++) {
              int at = row * size + target[i];
              out[at] = kind.add(out[at], values[row * target.length + i]);
            }
          }
          for (int i = 0; kind == Reduction.MEAN && i < rows.count() * size; i++) {
            out[i] /= count;
          }
        });
  }

  /** A draw for each element of a row, keyed by the row's number. */
  static NumberNode draw(
      Distribution distribution, NumberNode first, NumberNode second, DrawPlace place) {
    int[] firstMap = RowShape.broadcastMap(first.shape(), place.shape());
    int[] secondMap = RowShape.broadcastMap(second.shape(), place.shape());
    return new NumberNode(
        place.shape(),
        (rows, out) -> {
          double[] a = first.values(rows);
          double[] b = second.values(rows);
          for (int row = 0; row < rows.count(); row++) {
            for (int i = 0; i < firstMap.length; i++) {
              long counter = (long) rows.number(row) * firstMap.length + i;
              out[row * firstMap.length + i] =
                  distribution.draw(
                      place.key(),
                      counter,
                      a[row * first.size() + firstMap[i]],
                      b[row * second.size() + secondMap[i]]);
            }
          }
        });
  }

  /** Which draw it is, and what shape it has in a row. */
  record DrawPlace(long key, List<Integer> shape) {}
}
