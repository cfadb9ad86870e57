package org.adjoint.compiler.plan;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;

/** The arrays that values share one after the other, by liveness. */
final class Workspaces {
  private final List<Buffer> all = new ArrayList<>();
  private final List<Buffer> free = new ArrayList<>();

  /** All arrays, with their final sizes once every function is planned. */
  List<Buffer> all() {
    return all;
  }

  /** A new function begins: nothing is live. */
  void beginFunction() {
    free.clear();
    free.addAll(all);
  }

  /**
   * An array that nothing live uses: the best fitting one, or the largest made larger, or a new
   * one.
   */
  Buffer take(ElementType element, Dimension size) {
    ElementType stored = Buffer.stored(element);
    Buffer best = null;
    for (Buffer buffer : free) {
      boolean fits = buffer.element() == stored && size.isAtMost(buffer.size());
      if (fits && (best == null || buffer.size().isAtMost(best.size()))) {
        best = buffer;
      }
    }
    if (best == null) {
      for (Buffer buffer : free) {
        boolean grows = buffer.element() == stored && buffer.size().isAtMost(size);
        if (grows && (best == null || best.size().isAtMost(buffer.size()))) {
          best = buffer;
        }
      }
    }
    if (best == null) {
      best = new Buffer(Buffer.Kind.WORKSPACE, stored, all.size(), size);
      all.add(best);
    } else {
      free.remove(best);
      if (!size.isAtMost(best.size())) {
        best.grow(size);
      }
    }
    return best;
  }

  /** The value in the array is dead. */
  void release(Buffer buffer) {
    free.add(buffer);
  }
}
