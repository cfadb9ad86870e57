package org.adjoint.compiler.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.ir.Dimension;
import org.jspecify.annotations.Nullable;

/**
 * Joins neighbouring kernels into chains: two kernels go together if, of every buffer that one
 * writes and the other touches, each row of the chain has a share of its own.
 */
final class Chaining {
  private final List<Chain> chains = new ArrayList<>();
  private List<Kernel> kernels = new ArrayList<>();
  private Dimension rows = Dimension.ONE;

  private Chaining() {}

  static List<Chain> of(List<Kernel> kernels) {
    Chaining chaining = new Chaining();
    kernels.forEach(chaining::add);
    chaining.close();
    return chaining.chains;
  }

  /**
   * The loop that runs some kernels each turn: where no row needs what another row has made, in
   * this turn or an earlier one, they are one chain, whose rows can be divided once for all turns.
   */
  static Kernel.Loop loop(Kernel.Loop head, List<Kernel> body) {
    Dimension rows = body.isEmpty() ? Dimension.ONE : body.get(0).parallelExtent();
    for (Kernel kernel : body) {
      Dimension common = common(rows, kernel.parallelExtent());
      rows = common == null ? Dimension.ONE : common;
    }
    if (rows.is(1) || !areIndependent(body, rows)) {
      return new Kernel.Loop(head.values(), head.turn(), Dimension.ONE, of(body));
    }
    return new Kernel.Loop(head.values(), head.turn(), rows, List.of(chain(rows, body)));
  }

  /** Whether each row of all kernels, in all turns, has a share of what any of them writes. */
  private static boolean areIndependent(List<Kernel> kernels, Dimension rows) {
    List<Access> all = kernels.stream().flatMap(kernel -> Access.of(kernel).stream()).toList();
    Map<Buffer, Access> written = new HashMap<>();
    all.stream()
        .filter(Access::writes)
        .forEach(access -> written.putIfAbsent(access.place().buffer(), access));
    return all.stream()
        .allMatch(
            access -> {
              Access write = written.get(access.place().buffer());
              return write == null || write.sharesAlike(access, rows);
            });
  }

  private void add(Kernel kernel) {
    Dimension shared = kernels.isEmpty() ? null : commonRows(kernel);
    if (shared == null) {
      close();
      rows = kernel.parallelExtent();
    } else {
      rows = shared;
    }
    kernels.add(kernel);
  }

  private void close() {
    if (!kernels.isEmpty()) {
      chains.add(chain(rows, kernels));
    }
    kernels = new ArrayList<>();
  }

  private static Chain chain(Dimension rows, List<Kernel> kernels) {
    List<Chain.Link> links = new ArrayList<>();
    for (Kernel kernel : kernels) {
      Dimension turns = kernel.parallelExtent().dividedBy(rows).orElse(Dimension.ONE);
      links.add(new Chain.Link(kernel, turns));
    }
    return new Chain(rows, links);
  }

  /** The rows of the chain with the kernel in it; null if it does not go into it. */
  private @Nullable Dimension commonRows(Kernel kernel) {
    Dimension common = common(rows, kernel.parallelExtent());
    if (common == null) {
      return null;
    }
    boolean follows = false;
    for (Kernel member : kernels) {
      if (!areIndependent(member, kernel, common)) {
        return null;
      }
      follows |= readsFrom(member, kernel);
    }
    return follows ? common : null;
  }

  private static @Nullable Dimension common(Dimension rows, Dimension other) {
    if (rows.is(1) || other.is(1)) {
      return null;
    }
    if (other.dividedBy(rows).isPresent()) {
      return rows;
    }
    return rows.dividedBy(other).isPresent() ? other : null;
  }

  /** Whether a kernel reads what another one writes: else they gain nothing from each other. */
  private static boolean readsFrom(Kernel maker, Kernel reader) {
    return Access.of(maker).stream()
        .filter(Access::writes)
        .anyMatch(
            write ->
                Access.of(reader).stream()
                    .anyMatch(read -> !read.writes() && isSamePlace(read.place(), write.place())));
  }

  /** Workspaces are of one value at a time; a loop writes a part of one each turn. */
  private static boolean isSamePlace(Placement one, Placement other) {
    return one.equals(other)
        || (one.buffer() == other.buffer() && one.buffer().kind() == Buffer.Kind.WORKSPACE);
  }

  /** Whether no row of one kernel touches what another row of the other writes. */
  private static boolean areIndependent(Kernel first, Kernel second, Dimension rows) {
    for (Access one : Access.of(first)) {
      for (Access other : Access.of(second)) {
        boolean shared = one.place().buffer() == other.place().buffer();
        if (shared && (one.writes() || other.writes()) && !one.sharesAlike(other, rows)) {
          return false;
        }
      }
    }
    return true;
  }
}
