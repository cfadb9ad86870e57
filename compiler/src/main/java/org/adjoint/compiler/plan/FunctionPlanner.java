package org.adjoint.compiler.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.ScatterAdd;

/** Plans one entry point: clusters, their stages, where values are kept and for how long. */
final class FunctionPlanner {
  private record Copy(Value root, Placement from, Placement to) {}

  private final Planner planner;
  private final Roots roots;
  private final Clustering clustering;
  private final Memory memory;
  private final Map<Cluster, Stages> stages = new HashMap<>();
  private final Map<Value, Set<Cluster>> readers = new LinkedHashMap<>();
  private final Map<Value, Integer> lastUse = new LinkedHashMap<>();
  private final List<Copy> copies = new ArrayList<>();
  private final List<Kernel> kernels = new ArrayList<>();

  FunctionPlanner(GraphFunction function, Planner planner) {
    this.planner = planner;
    this.roots = Roots.of(function, planner.weights());
    this.clustering = Clustering.of(roots);
    this.memory = new Memory(planner.leaves());
    planner.workspaces().beginFunction();
    for (Cluster cluster : clustering.clusters()) {
      stages.put(cluster, Stages.of(cluster, roots));
      cluster.roots().forEach(root -> memory.made(root, cluster));
      for (Value read : cluster.reads()) {
        readers.computeIfAbsent(read, r -> new LinkedHashSet<>()).add(cluster);
      }
    }
    placeGradients();
    clustering.clusters().forEach(this::build);
    copies.forEach(copy -> kernels.add(CopyKernel.of(copy.root, copy.from, copy.to)));
  }

  List<Kernel> kernels() {
    return kernels;
  }

  /** A gradient that its parameter's update alone reads stands where the parameter stands. */
  private void placeGradients() {
    for (Cluster cluster : clustering.clusters()) {
      for (Value root : cluster.roots()) {
        for (GraphFunction.Sink sink : roots.sinks(root)) {
          if (sink instanceof GraphFunction.Sink.Update update
              && update.leaf().kind() == Leaf.Kind.PARAMETER) {
            placeGradient(update.leaf(), cluster);
          }
        }
      }
    }
  }

  private void placeGradient(Leaf parameter, Cluster update) {
    for (Value read : update.reads()) {
      boolean outside = clustering.home(read) != null && clustering.home(read) != update;
      if (outside
          && read.type().equals(parameter.resultType())
          && readers.getOrDefault(read, Set.of()).size() == 1
          && memory.home(read) == null) {
        memory.keep(read, planner.gradient(parameter));
        return;
      }
    }
  }

  private void build(Cluster cluster) {
    Stages own = stages.get(cluster);
    if (own == null) {
      throw new IllegalStateException("a cluster without stages");
    }
    for (Value root : cluster.roots()) {
      placeSinks(root, cluster, own);
      boolean readOutside =
          readers.getOrDefault(root, Set.of()).stream().anyMatch(reader -> reader != cluster);
      boolean needed = readOutside || cluster.isAlone();
      boolean row = !needed && own.reread().contains(root);
      if (needed || (row && !memory.keepForRow(root, cluster.rows().size()))) {
        keep(root, cluster);
      }
    }
    Value first = cluster.roots().get(0);
    if (first.operation() instanceof Contraction) {
      kernels.add(ContractBuilder.build(first, memory));
    } else if (first.operation() instanceof ScatterAdd) {
      kernels.add(ScatterBuilder.build(first, cluster, memory));
    } else {
      kernels.add(NestBuilder.build(cluster, own, memory));
    }
    memory.endKernel(planner.scratch());
    release(cluster);
  }

  private void keep(Value root, Cluster cluster) {
    if (memory.home(root) != null) {
      return;
    }
    Buffer buffer = planner.workspaces().take(root.element(), root.shape().size());
    memory.keep(root, new Placement(buffer, org.adjoint.compiler.ir.Dimension.ZERO));
    int last =
        readers.getOrDefault(root, Set.of()).stream().mapToInt(Cluster::order).max().orElse(0);
    boolean copied = copies.stream().anyMatch(copy -> copy.root == root);
    lastUse.put(root, copied ? Integer.MAX_VALUE : Math.max(last, cluster.order()));
  }

  private void release(Cluster cluster) {
    lastUse
        .entrySet()
        .removeIf(
            use -> {
              Placement home = memory.home(use.getKey());
              if (use.getValue() > cluster.order() || home == null) {
                return false;
              }
              planner.workspaces().release(home.buffer());
              return true;
            });
  }

  private void placeSinks(Value root, Cluster cluster, Stages own) {
    for (GraphFunction.Sink sink : roots.sinks(root)) {
      if (sink instanceof GraphFunction.Sink.Update update) {
        Placement place = memory.placement(update.leaf());
        if (cluster.isAlone() || !mayOverwrite(update.leaf(), root, cluster, own)) {
          copyAtEnd(root, cluster, place);
        } else {
          memory.deliver(root, place);
        }
      } else if (cluster.isAlone()) {
        copyAtEnd(root, cluster, planner.outside(sink));
      } else {
        memory.deliver(root, planner.outside(sink));
      }
    }
  }

  private void copyAtEnd(Value root, Cluster cluster, Placement to) {
    keep(root, cluster);
    lastUse.replace(root, Integer.MAX_VALUE);
    Placement from = java.util.Objects.requireNonNull(memory.home(root));
    copies.add(new Copy(root, from, to));
  }

  /** Whether nothing reads the old value of a leaf once the cluster has stored the new one. */
  private boolean mayOverwrite(Leaf leaf, Value root, Cluster cluster, Stages own) {
    for (Map.Entry<Value, Set<Cluster>> entry : readers.entrySet()) {
      if (!entry.getKey().operation().equals(leaf)) {
        continue;
      }
      for (Cluster reader : entry.getValue()) {
        boolean before = reader.order() < cluster.order();
        if (!before && !(reader == cluster && readsInTime(entry.getKey(), root, cluster, own))) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean readsInTime(Value leaf, Value root, Cluster cluster, Stages own) {
    for (Value other : cluster.roots()) {
      Domain domain = Domain.of(other, cluster.rows().size());
      for (Domain.Read read : domain.reads(other, roots)) {
        if (read.value() != leaf) {
          continue;
        }
        boolean sameTurn =
            own.place(other) == own.place(root)
                && read.index().equals(Domain.of(root, cluster.rows().size()).index(root));
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
