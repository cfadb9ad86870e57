package org.adjoint.compiler.sketch;

import java.util.List;

/**
 * A value that a program has made, of floats.
 *
 * @param extents its dimensions; {@link #BATCH} is the batch
 * @param bound what no element's magnitude exceeds by much, so that programs stay tame
 */
record Operand(String name, List<Integer> extents, double bound) {
  /** The extent that is not known when a program is compiled. */
  static final int BATCH = 0;

  int rank() {
    return extents.size();
  }

  int extent(int axis) {
    return extents.get(axis);
  }

  boolean hasBatch() {
    return extents.contains(BATCH);
  }

  /** Whether it is a batch of things of the given rank. */
  boolean isBatchOf(int rank) {
    return rank() == rank + 1 && extent(0) == BATCH;
  }

  /** The elements of a row. */
  int elements() {
    return extents.stream().filter(each -> each != BATCH).reduce(1, (a, b) -> a * b);
  }

  /** The dimensions as the language writes them. */
  String dimensions() {
    return text(extents);
  }

  static String text(List<Integer> extents) {
    return String.join(
        ", ", extents.stream().map(each -> each == BATCH ? "batch" : each.toString()).toList());
  }
}
