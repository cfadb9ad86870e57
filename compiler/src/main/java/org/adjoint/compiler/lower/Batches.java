package org.adjoint.compiler.lower;

import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Shape;

/** Knows where the batch stands in a shape. */
final class Batches {
  private static final String BATCH = Dimension.BATCH.toString();

  private Batches() {}

  /** Whether the extent depends on the number of rows. */
  static boolean isIn(Dimension extent) {
    return extent.symbols().contains(BATCH);
  }

  /** How many dimensions depend on the number of rows. */
  static long count(Shape shape) {
    return shape.dimensions().stream().filter(Batches::isIn).count();
  }

  /** Whether the batch is the first dimension, or no dimension depends on it. */
  static boolean isOnlyFirst(Shape shape) {
    long count = count(shape);
    return count == 0 || count == 1 && shape.get(0).equals(Dimension.BATCH);
  }
}
