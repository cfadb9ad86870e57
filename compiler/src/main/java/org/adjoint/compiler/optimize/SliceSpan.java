package org.adjoint.compiler.optimize;

import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.op.Slice;

/** The lowest and the highest index that a slice reads; of a slice that reads something. */
record SliceSpan(Dimension lowest, Dimension highest) {
  static SliceSpan of(Slice slice) {
    Dimension way = slice.extent().minus(Dimension.ONE).times(Dimension.of(slice.step()));
    Dimension last = slice.start().plus(way);
    return slice.step() > 0
        ? new SliceSpan(slice.start(), last)
        : new SliceSpan(last, slice.start());
  }

  /** Whether all that is read certainly lies at or after the first and before the last index. */
  boolean isWithin(Dimension first, Dimension end) {
    return Known.isAtLeast(lowest, first) && Known.isAtLeast(end, highest.plus(Dimension.ONE));
  }
}
