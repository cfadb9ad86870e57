package org.adjoint.compiler.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.Scan;
import org.adjoint.compiler.op.ScatterAdd;

/**
 * Plans what runs from beginning to end, an entry point or a turn of a loop: clusters, their
 * stages, where values are kept and for how long.
 */
abstract class RegionPlanner {
  final Planner planner;
  final Roots roots;
  final Clustering clustering;
  final Memory memory;
  private final Map<Cluster, Stages> stages = new HashMap<>();
  private final Map<Value, Set<Cluster>> readers = new LinkedHashMap<>();
  private final Map<Operation, List<Value>> leaves = new HashMap<>();
  private final Lifetimes lifetimes = new Lifetimes();
  private final Map<Value, List<Placement>> copies = new LinkedHashMap<>();
  private final List<Kernel> kernels = new ArrayList<>();

  RegionPlanner(Planner planner, List<GraphFunction.Result> results, Memory memory) {
    this.planner = planner;
    this.roots = Roots.of(results, planner.weights());
    this.clustering = Clustering.of(roots);
    this.memory = memory;
    for (Cluster cluster : clustering.clusters()) {
      stages.put(cluster, Stages.of(cluster, roots));
      cluster.roots().forEach(root -> memory.made(root, cluster));
      for (Value read : cluster.reads()) {
        readers.computeIfAbsent(read, r -> new LinkedHashSet<>()).add(cluster);
      }
    }
    for (Value read : readers.keySet()) {
      if (read.operands().isEmpty()) {
        leaves.computeIfAbsent(read.operation(), operation -> new ArrayList<>()).add(read);
      }
    }
  }

  /** The kernels, in order. */
  List<Kernel> plan() {
    clustering.clusters().forEach(this::build);
    copies.forEach(this::copy);
    return kernels;
  }

  /** How many loops over sequences are around the region. */
  abstract int depth();

  /** An array that nothing uses while the region runs, until it is released. */
  abstract Buffer take(ElementType element, Dimension size);

  /** The array is free again. */
  abstract void release(Buffer buffer);

  /** Says where the results go that the root is. */
  abstract void placeResults(Value root, Cluster cluster);

  private void build(Cluster cluster) {
    for (Value root : cluster.roots()) {
      place(root, cluster);
      boolean readOutside = readers(root).stream().anyMatch(reader -> reader != cluster);
      boolean needed = readOutside || cluster.isAlone() || memory.home(root) != null;
      boolean row = !needed && stages(cluster).reread().contains(root);
      if (needed || (row && !memory.keepForRow(root, cluster.rows().size()))) {
        keep(root, cluster);
      }
    }
    Value first = cluster.roots().get(0);
    if (first.operation() instanceof Contraction) {
      contract(ContractBuilder.build(first, memory), cluster);
    } else if (first.operation() instanceof ScatterAdd) {
      kernels.add(ScatterBuilder.build(first, cluster, memory));
    } else if (first.operation() instanceof Scan) {
      kernels.addAll(new LoopPlanner(cluster, this).build());
    } else if (!roots.isAssembled(first)) {
      kernels.add(NestBuilder.build(cluster, stages(cluster), memory));
    }
    memory.endKernel(planner.scratch());
    lifetimes.endingAt(cluster.order()).forEach(this::release);
  }

  /** In a loop the loop decides what is packed: it may be the same in all turns. */
  private void contract(Kernel.Contract contract, Cluster cluster) {
    if (depth() > 0 || !PackedRight.isGatheredAgain(contract)) {
      kernels.add(contract);
      return;
    }
    PackedRight packed = PackedRight.of(contract, this, cluster);
    kernels.add(packed.copy());
    kernels.add(packed.contract());
  }

  /** Places what goes somewhere; a part of a concatenation goes where the whole will be. */
  private void place(Value root, Cluster cluster) {
    Part part = roots.part(root);
    if (part != null) {
      Cluster assembly = Objects.requireNonNull(clustering.home(part.whole()));
      if (memory.home(part.whole()) == null) {
        placeResults(part.whole(), assembly);
        keep(part.whole(), assembly);
      }
      Location whole = Objects.requireNonNull(memory.home(part.whole()));
      memory.keep(root, part.in(whole));
      hold(whole.place().buffer(), Math.max(lastUse(root, cluster), assembly.order()));
    } else if (!roots.isAssembled(root)) {
      placeResults(root, cluster);
    }
  }

  /** Gives a root a place until its last use; a loop gives its results places itself. */
  final void keep(Value root, Cluster cluster) {
    if (memory.home(root) == null && !(root.operation() instanceof Scan)) {
      Buffer buffer = take(root.element(), root.shape().size());
      memory.keep(root, Location.of(Placement.of(buffer), root.shape()));
      hold(buffer, lastUse(root, cluster));
    }
  }

  /** The order of the last cluster that reads a root. */
  final int lastUse(Value root, Cluster maker) {
    if (copies.containsKey(root)) {
      return Integer.MAX_VALUE;
    }
    return readers(root).stream().mapToInt(Cluster::order).reduce(maker.order(), Math::max);
  }

  /** Keeps an array from being used for anything else up to the given cluster. */
  final void hold(Buffer buffer, int last) {
    lifetimes.hold(buffer, last);
  }

  final Set<Cluster> readers(Value value) {
    return readers.getOrDefault(value, Set.of());
  }

  final Stages stages(Cluster cluster) {
    return stages.getOrDefault(cluster, Stages.NONE);
  }

  /** Copies a root, once all kernels have run, to where it could not be made. */
  final void copyAtEnd(Value root, Cluster cluster, Placement to) {
    copies.computeIfAbsent(root, r -> new ArrayList<>()).add(to);
    keep(root, cluster);
  }

  private void copy(Value root, List<Placement> destinations) {
    Location from = Objects.requireNonNull(memory.home(root));
    destinations.forEach(to -> kernels.add(CopyKernel.of(root, from.place(), to)));
  }

  /** Whether nothing reads the old value of a leaf once the cluster has stored the new one. */
  final boolean mayOverwrite(Operation leaf, Value root, Cluster cluster) {
    for (Value read : leaves.getOrDefault(leaf, List.of())) {
      for (Cluster reader : readers(read)) {
        boolean before = reader.order() < cluster.order();
        if (!before && !(reader == cluster && readsInTime(read, root, cluster))) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean readsInTime(Value leaf, Value root, Cluster cluster) {
    Stages own = stages(cluster);
    int rows = cluster.rows().size();
    for (Value other : cluster.roots()) {
      for (Domain.Read read : Domain.of(other, rows).reads(other, roots)) {
        if (read.value() != leaf) {
          continue;
        }
        boolean sameTurn =
            own.place(other) == own.place(root)
                && read.index().equals(Domain.of(root, rows).index(root));
        boolean earlier =
            own.place(other) < own.place(root) && Clustering.isRowLocal(read, cluster.rows());
        if (!sameTurn && !earlier) {
          return false;
        }
      }
    }
    return true;
  }
}
