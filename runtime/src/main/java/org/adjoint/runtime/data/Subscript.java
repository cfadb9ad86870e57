package org.adjoint.runtime.data;

import org.jspecify.annotations.Nullable;

/** What an index of a row chooses along one axis. */
public sealed interface Subscript {
  /** One element, whose axis is gone; negative from the end. */
  record At(int place) implements Subscript {}

  /**
   * Elements at equal distances, the last bound excluded; bounds beyond the axis are its ends.
   *
   * @param from null for the first that the step meets, negative from the end
   * @param to null for the last that the step meets, negative from the end
   * @param step not 0
   */
  record Between(@Nullable Integer from, @Nullable Integer to, int step) implements Subscript {}

  /** A new axis of one element. */
  record NewAxis() implements Subscript {}
}
