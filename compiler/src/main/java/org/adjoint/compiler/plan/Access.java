package org.adjoint.compiler.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.IndexExpression;
import org.jspecify.annotations.Nullable;

/**
 * One read or write of a buffer by a kernel, for all turns of its loops.
 *
 * @param index null where data says which element it is
 * @param outermost the outermost loop around it, if its turns are independent of one another
 */
record Access(
    Placement place,
    @Nullable IndexExpression index,
    boolean writes,
    IndexExpression.Atom.@Nullable Loop outermost) {
  /** All accesses of a kernel to buffers that other kernels see. */
  static List<Access> of(Kernel kernel) {
    if (kernel instanceof Kernel.Loop loop) {
      return loop.kernels().stream().flatMap(inner -> of(inner).stream()).toList();
    }
    List<Access> all = new ArrayList<>();
    if (kernel instanceof Kernel.Contract contract) {
      Kernel.Axis axis = contract.divided();
      var rows = new IndexExpression.Atom.Loop(axis.number(), axis.extent());
      all.add(new Access(contract.left().place(), contract.left().index(), false, rows));
      all.add(new Access(contract.right().place(), contract.right().index(), false, rows));
      all.add(new Access(contract.result().place(), contract.result().index(), true, rows));
    } else {
      Kernel.Nest nest = (Kernel.Nest) kernel;
      collect(nest.body(), outermost(nest), all);
    }
    all.removeIf(access -> access.place.buffer().kind() == Buffer.Kind.SCRATCH);
    return all;
  }

  private static IndexExpression.Atom.@Nullable Loop outermost(Kernel.Nest nest) {
    return nest.divisible()
        ? new IndexExpression.Atom.Loop(nest.outermost().number(), nest.outermost().extent())
        : null;
  }

  private static void collect(
      List<Node> nodes, IndexExpression.Atom.@Nullable Loop rows, List<Access> all) {
    for (Node node : nodes) {
      if (node instanceof Node.Load load) {
        all.add(new Access(load.place(), load.index(), false, rows));
      } else if (node instanceof Node.Store store) {
        all.add(new Access(store.place(), store.index(), true, rows));
      } else if (node instanceof Node.LoadAt load) {
        all.add(new Access(load.place(), null, false, rows));
      } else if (node instanceof Node.AddAt add) {
        all.add(new Access(add.place(), null, true, rows));
      } else if (node instanceof Node.For loop) {
        collect(loop.body(), rows, all);
      } else if (node instanceof Node.Choose choose) {
        collect(choose.then().body(), rows, all);
        collect(choose.otherwise().body(), rows, all);
      }
    }
  }

  /**
   * Whether no row touches by one access what another row touches by the other: each row has a
   * share of its own, and places that differ, as those of two turns do, differ by whole rows of
   * all.
   */
  boolean sharesAlike(Access other, Dimension rows) {
    Optional<Dimension> share = share(rows);
    return share.isPresent()
        && share.equals(other.share(rows))
        && isMultiple(
            place.offset().plus(other.place.offset().times(Dimension.of(-1))),
            share.get().times(rows));
  }

  private static boolean isMultiple(IndexExpression distance, Dimension of) {
    return distance.constant().dividedBy(of).isPresent()
        && distance.factors().values().stream().allMatch(f -> f.dividedBy(of).isPresent());
  }

  /**
   * How many elements of the buffer belong to each of some rows, if those of different rows are
   * never the same.
   *
   * @param rows how many groups of turns of the outermost loop are the rows
   */
  private Optional<Dimension> share(Dimension rows) {
    if (index == null || outermost == null) {
      return Optional.empty();
    }
    Dimension step = index.factors().getOrDefault(outermost, Dimension.ZERO);
    boolean nested =
        index.factors().keySet().stream()
            .anyMatch(atom -> !(atom instanceof IndexExpression.Atom.Loop));
    Optional<Dimension> turns = outermost.extent().dividedBy(rows);
    if (step.is(0) || nested || turns.isEmpty()) {
      return Optional.empty();
    }
    Dimension share = step.times(turns.get());
    IndexExpression rest = IndexExpression.constant(index.constant());
    for (Map.Entry<IndexExpression.Atom, Dimension> term : index.factors().entrySet()) {
      if (!term.getKey().equals(outermost)) {
        IndexExpression.Atom.Loop other = (IndexExpression.Atom.Loop) term.getKey();
        IndexExpression own = IndexExpression.loop(other.number(), other.extent());
        rest = rest.plus(own.times(term.getValue()));
      }
    }
    rest = rest.plus(turns.get().minus(Dimension.ONE).times(step));
    return rest.isCertainlyBelow(share) ? Optional.of(share) : Optional.empty();
  }
}
