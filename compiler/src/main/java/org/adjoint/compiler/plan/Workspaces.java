package org.adjoint.compiler.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
      boolean better = best == null || isAtMost(buffer.size(), best.size());
      if (buffer.element() == stored && isAtMost(size, buffer.size()) && better) {
        best = buffer;
      }
    }
    if (best == null) {
      for (Buffer buffer : free) {
        boolean larger = best == null || isAtMost(best.size(), buffer.size());
        if (buffer.element() == stored && isAtMost(buffer.size(), size) && larger) {
          best = buffer;
        }
      }
    }
    if (best == null) {
      best = new Buffer(Buffer.Kind.WORKSPACE, stored, all.size(), size);
      all.add(best);
    } else {
      free.remove(best);
      if (!isAtMost(size, best.size())) {
        best.grow(size);
      }
    }
    return best;
  }

  /** The value in the array is dead. */
  void release(Buffer buffer) {
    free.add(buffer);
  }

  /** Whether a size is never the larger one, whatever the symbols stand for. */
  private static boolean isAtMost(Dimension size, Dimension other) {
    Map<List<String>, Long> room = other.minus(size).terms();
    return room.values().stream().allMatch(factor -> factor >= 0);
  }
}
