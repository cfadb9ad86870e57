package org.adjoint.compiler.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.ir.Dimension;
import org.jspecify.annotations.Nullable;

/** What the kernels of a chain read and write, found by its buffer: each newcomer asks for it. */
final class Touched {
  private final Map<Buffer, Set<Access>> reads = new HashMap<>();
  private final Map<Buffer, Set<Access>> writes = new HashMap<>();
  private final Set<Placement> written = new HashSet<>();
  private int places;

  /** Adds what one more kernel touches. */
  void add(List<Access> accesses) {
    for (Access access : accesses) {
      Map<Buffer, Set<Access>> alike = access.writes() ? writes : reads;
      alike.computeIfAbsent(access.place().buffer(), b -> new LinkedHashSet<>()).add(access);
      if (access.writes()) {
        written.add(whole(access.place()));
      }
    }
    places += places(accesses);
  }

  /** How many places the kernels touch, each kernel counted for itself. */
  int places() {
    return places;
  }

  /** How many places a kernel touches. */
  static int places(List<Access> accesses) {
    return (int) accesses.stream().map(Access::place).distinct().count();
  }

  /** Whether no row of a kernel touches what another row of these writes, or the reverse. */
  boolean isIndependentOf(List<Access> accesses, Dimension rows) {
    for (Access access : accesses) {
      Buffer buffer = access.place().buffer();
      if (!shareAlike(writes.get(buffer), access, rows)
          || (access.writes() && !shareAlike(reads.get(buffer), access, rows))) {
        return false;
      }
    }
    return true;
  }

  private static boolean shareAlike(@Nullable Set<Access> earlier, Access access, Dimension rows) {
    return earlier == null || earlier.stream().allMatch(one -> one.sharesAlike(access, rows));
  }

  /** Whether a kernel reads what one of these writes: else they gain nothing from each other. */
  boolean isReadBy(List<Access> accesses) {
    return accesses.stream()
        .anyMatch(access -> !access.writes() && written.contains(whole(access.place())));
  }

  /** Workspaces are of one value at a time; a loop writes a part of one each turn. */
  private static Placement whole(Placement place) {
    return place.buffer().kind() == Buffer.Kind.WORKSPACE ? Placement.of(place.buffer()) : place;
  }
}
