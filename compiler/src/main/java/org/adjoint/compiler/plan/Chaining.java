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
  /**
   * The most kernels of a chain, and the most places they touch: a bound for the size of the method
   * that calls them, and for the time that a newcomer takes to be compared with all of them.
   */
  private static final int MOST_KERNELS = 64;

  private static final int MOST_PLACES = 512;

  private final List<Chain> chains = new ArrayList<>();
  private List<Kernel> kernels = new ArrayList<>();
  private Touched touched = new Touched();
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
    List<Access> accesses = Access.of(kernel);
    Dimension shared = kernels.isEmpty() ? null : commonRows(kernel, accesses);
    if (shared == null) {
      close();
      rows = kernel.parallelExtent();
    } else {
      rows = shared;
    }
    kernels.add(kernel);
    touched.add(accesses);
  }

  private void close() {
    if (!kernels.isEmpty()) {
      chains.add(chain(rows, kernels));
    }
    kernels = new ArrayList<>();
    touched = new Touched();
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
  private @Nullable Dimension commonRows(Kernel kernel, List<Access> accesses) {
    boolean full =
        kernels.size() == MOST_KERNELS || touched.places() + Touched.places(accesses) > MOST_PLACES;
    Dimension common = full ? null : common(rows, kernel.parallelExtent());
    return common != null && touched.isReadBy(accesses) && touched.isIndependentOf(accesses, common)
        ? common
        : null;
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
}
