package org.adjoint.runtime.data;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The characters from {@code from} to {@code to}, excluded, of a text, and the length of the
 * windows that are taken of them; behind a window one character more is needed.
 */
record TextPart(int from, int to, int length) {
  /** How many windows fit without overlap. */
  int count() {
    return Math.max(0, (to - from - 1) / length);
  }

  /** The last position that a window can have. */
  int last() {
    return to - length - 1;
  }

  /** The positions of windows that do not overlap. */
  int[] starts() {
    return IntStream.range(0, count()).map(i -> from + i * length).toArray();
  }

  /** Positions whose windows hold every character together. */
  int[] covering() {
    int[] starts = Arrays.copyOf(starts(), count() + 1);
    starts[count()] = last();
    return starts;
  }
}
