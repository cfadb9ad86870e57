package org.adjoint.compiler.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.jspecify.annotations.Nullable;

/**
 * The arrays that values share one after the other, by liveness.
 *
 * <p>A deep model has hundreds of them, of a few sizes: the free ones are found by their size.
 */
final class Workspaces {
  private final List<Buffer> all = new ArrayList<>();
  private final Map<ElementType, Map<Dimension, Deque<Buffer>>> free =
      new EnumMap<>(ElementType.class);

  /** All arrays, with their final sizes once every function is planned. */
  List<Buffer> all() {
    return all;
  }

  /** A new function begins: nothing is live. */
  void beginFunction() {
    free.clear();
    all.forEach(this::release);
  }

  /**
   * An array that nothing live uses: the best fitting one, or the largest made larger, or a new
   * one.
   */
  Buffer take(ElementType element, Dimension size) {
    ElementType stored = Buffer.stored(element);
    Map<Dimension, Deque<Buffer>> bySize = free.getOrDefault(stored, Map.of());
    Dimension best = smallestFrom(size, bySize);
    if (best == null) {
      best = largestTo(size, bySize);
    }
    if (best == null) {
      Buffer made = new Buffer(Buffer.Kind.WORKSPACE, stored, all.size(), size);
      all.add(made);
      return made;
    }
    Deque<Buffer> alike = Objects.requireNonNull(bySize.get(best));
    Buffer taken = alike.removeLast();
    if (alike.isEmpty()) {
      bySize.remove(best);
    }
    if (!size.isAtMost(best)) {
      taken.grow(size);
    }
    return taken;
  }

  private static @Nullable Dimension smallestFrom(
      Dimension size, Map<Dimension, Deque<Buffer>> bySize) {
    if (bySize.containsKey(size)) {
      return size;
    }
    Dimension best = null;
    for (Dimension candidate : bySize.keySet()) {
      if (size.isAtMost(candidate) && (best == null || candidate.isAtMost(best))) {
        best = candidate;
      }
    }
    return best;
  }

  private static @Nullable Dimension largestTo(
      Dimension size, Map<Dimension, Deque<Buffer>> bySize) {
    Dimension best = null;
    for (Dimension candidate : bySize.keySet()) {
      if (candidate.isAtMost(size) && (best == null || best.isAtMost(candidate))) {
        best = candidate;
      }
    }
    return best;
  }

  /** The value in the array is dead. */
  void release(Buffer buffer) {
    free.computeIfAbsent(buffer.element(), element -> new LinkedHashMap<>())
        .computeIfAbsent(buffer.size(), size -> new ArrayDeque<>())
        .add(buffer);
  }
}
