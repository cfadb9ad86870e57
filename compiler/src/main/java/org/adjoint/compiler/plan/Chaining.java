package org.adjoint.compiler.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.IndexExpression;
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

  private void add(Kernel kernel) {
    Dimension shared = kernels.isEmpty() ? null : commonRows(kernel);
    if (shared == null) {
      close();
      IndexExpression.Atom.Loop loop = Access.outermost(kernel);
      rows = loop == null ? Dimension.ONE : loop.extent();
    } else {
      rows = shared;
    }
    kernels.add(kernel);
  }

  private void close() {
    if (!kernels.isEmpty()) {
      List<Chain.Link> links = new ArrayList<>();
      kernels.forEach(kernel -> links.add(new Chain.Link(kernel, turns(kernel, rows))));
      chains.add(new Chain(rows, links));
    }
    kernels = new ArrayList<>();
  }

  private static Dimension turns(Kernel kernel, Dimension rows) {
    IndexExpression.Atom.Loop loop = Access.outermost(kernel);
    return loop == null ? Dimension.ONE : loop.extent().dividedBy(rows).orElse(Dimension.ONE);
  }

  /** The rows of the chain with the kernel in it; null if it does not go into it. */
  private @Nullable Dimension commonRows(Kernel kernel) {
    IndexExpression.Atom.Loop loop = Access.outermost(kernel);
    if (loop == null || rows.is(1) || loop.extent().is(1)) {
      return null;
    }
    Dimension common =
        loop.extent().dividedBy(rows).isPresent()
            ? rows
            : rows.dividedBy(loop.extent()).isPresent() ? loop.extent() : null;
    if (common == null) {
      return null;
    }
    boolean follows = false;
    for (Kernel member : kernels) {
      if (!isIndependent(member, kernel, common)) {
        return null;
      }
      follows |= readsFrom(member, kernel);
    }
    return follows ? common : null;
  }

  /** Whether a kernel reads what another one writes: else they gain nothing from each other. */
  private static boolean readsFrom(Kernel maker, Kernel reader) {
    return Access.of(maker).stream()
        .filter(Access::writes)
        .anyMatch(
            write ->
                Access.of(reader).stream()
                    .anyMatch(read -> !read.writes() && read.place().equals(write.place())));
  }

  /** Whether no row of one kernel touches what another row of the other writes. */
  private static boolean isIndependent(Kernel first, Kernel second, Dimension rows) {
    for (Access one : Access.of(first)) {
      for (Access other : Access.of(second)) {
        boolean shared = one.place().buffer() == other.place().buffer();
        if (shared
            && (one.writes() || other.writes())
            && !sharesAlike(first, one, second, other, rows)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean sharesAlike(
      Kernel first, Access one, Kernel second, Access other, Dimension rows) {
    IndexExpression.Atom.Loop outer = Access.outermost(first);
    IndexExpression.Atom.Loop inner = Access.outermost(second);
    if (outer == null || inner == null || !one.place().offset().equals(other.place().offset())) {
      return false;
    }
    Optional<Dimension> share = one.share(outer, turns(first, rows));
    return share.isPresent() && share.equals(other.share(inner, turns(second, rows)));
  }
}
