package org.adjoint.compiler.plan;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** How long the arrays of a region are in use: to the end of which cluster. */
final class Lifetimes {
  private final Map<Buffer, Integer> last = new HashMap<>();
  private final Map<Integer, Set<Buffer>> ending = new HashMap<>();

  /** Keeps an array in use up to the given cluster, or longer where it is already. */
  void hold(Buffer buffer, int cluster) {
    Integer before = last.get(buffer);
    if (before != null && before >= cluster) {
      return;
    }
    if (before != null) {
      ending.getOrDefault(before, Set.of()).remove(buffer);
    }
    last.put(buffer, cluster);
    ending.computeIfAbsent(cluster, c -> new LinkedHashSet<>()).add(buffer);
  }

  /** The arrays that are free once the given cluster has run. */
  Set<Buffer> endingAt(int cluster) {
    Set<Buffer> free = ending.remove(cluster);
    if (free == null) {
      return Set.of();
    }
    free.forEach(last::remove);
    return free;
  }
}
