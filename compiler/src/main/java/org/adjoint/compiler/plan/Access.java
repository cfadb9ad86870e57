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
 */
record Access(Placement place, @Nullable IndexExpression index, boolean writes) {
  /** All accesses of a kernel to buffers that other kernels see. */
  static List<Access> of(Kernel kernel) {
    List<Access> all = new ArrayList<>();
    if (kernel instanceof Kernel.Contract contract) {
      all.add(new Access(contract.left().place(), contract.left().index(), false));
      all.add(new Access(contract.right().place(), contract.right().index(), false));
      all.add(new Access(contract.result().place(), contract.result().index(), true));
    } else {
      collect(((Kernel.Nest) kernel).body(), all);
    }
    all.removeIf(access -> access.place.buffer().kind() == Buffer.Kind.SCRATCH);
    return all;
  }

  private static void collect(List<Node> nodes, List<Access> all) {
    for (Node node : nodes) {
      if (node instanceof Node.Load load) {
        all.add(new Access(load.place(), load.index(), false));
      } else if (node instanceof Node.Store store) {
        all.add(new Access(store.place(), store.index(), true));
      } else if (node instanceof Node.LoadAt load) {
        all.add(new Access(load.place(), null, false));
      } else if (node instanceof Node.AddAt add) {
        all.add(new Access(add.place(), null, true));
      } else if (node instanceof Node.For loop) {
        collect(loop.body(), all);
      } else if (node instanceof Node.Choose choose) {
        collect(choose.then().body(), all);
        collect(choose.otherwise().body(), all);
      }
    }
  }

  /** The outermost loop of a kernel whose turns are independent of one another, if it has one. */
  static IndexExpression.Atom.@Nullable Loop outermost(Kernel kernel) {
    if (kernel instanceof Kernel.Contract contract) {
      Kernel.Axis axis = contract.outer().isEmpty() ? contract.row() : contract.outer().get(0);
      return new IndexExpression.Atom.Loop(axis.number(), axis.extent());
    }
    Kernel.Nest nest = (Kernel.Nest) kernel;
    return nest.divisible()
        ? new IndexExpression.Atom.Loop(nest.outermost().number(), nest.outermost().extent())
        : null;
  }

  /**
   * How many elements of the buffer belong to each of several turns of a loop taken together, if
   * those of different groups of turns are never the same.
   *
   * @param turns how many turns of the loop are taken together
   */
  Optional<Dimension> share(IndexExpression.Atom.Loop loop, Dimension turns) {
    if (index == null) {
      return Optional.empty();
    }
    Dimension step = index.factors().getOrDefault(loop, Dimension.ZERO);
    boolean nested =
        index.factors().keySet().stream()
            .anyMatch(atom -> !(atom instanceof IndexExpression.Atom.Loop));
    if (step.is(0) || nested) {
      return Optional.empty();
    }
    Dimension share = step.times(turns);
    IndexExpression rest = IndexExpression.constant(index.constant());
    for (Map.Entry<IndexExpression.Atom, Dimension> term : index.factors().entrySet()) {
      if (!term.getKey().equals(loop)) {
        IndexExpression.Atom.Loop other = (IndexExpression.Atom.Loop) term.getKey();
        IndexExpression own = IndexExpression.loop(other.number(), other.extent());
        rest = rest.plus(own.times(term.getValue()));
      }
    }
    rest = rest.plus(turns.minus(Dimension.ONE).times(step));
    return rest.isCertainlyBelow(share) ? Optional.of(share) : Optional.empty();
  }
}
