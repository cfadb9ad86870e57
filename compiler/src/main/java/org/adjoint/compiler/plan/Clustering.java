package org.adjoint.compiler.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.LoopRun;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.op.Scan;
import org.adjoint.compiler.op.ScatterAdd;
import org.jspecify.annotations.Nullable;

/**
 * Groups the roots of a function into kernels.
 *
 * <p>A root joins a cluster whose row loops it shares, if all it reads is made before the cluster
 * or, row by row, in it. So what stands between two contractions becomes one kernel in most models.
 */
final class Clustering {
  /** Instructions of one kernel: beyond this its method would compile too late, or never. */
  private static final int HEAVIEST = 260;

  /** Arrays of one kernel: its method has two parameters for each, and may have 255 in all. */
  private static final int MOST_ARRAYS = 100;

  /** How many of the latest clusters are tried: a bound that keeps the time linear. */
  private static final int TRIED = 8;

  private final Roots roots;
  private final List<Cluster> clusters = new ArrayList<>();
  private final Map<Value, Cluster> homes = new HashMap<>();
  private final Map<LoopRun, Cluster> loops = new HashMap<>();

  private Clustering(Roots roots) {
    this.roots = roots;
  }

  static Clustering of(Roots roots) {
    Clustering clustering = new Clustering(roots);
    roots.inOrder().forEach(clustering::place);
    return clustering;
  }

  /** The clusters in the order of execution. */
  List<Cluster> clusters() {
    return clusters;
  }

  /** The cluster that makes a root; null for what is given. */
  @Nullable Cluster home(Value value) {
    return homes.get(value);
  }

  private void place(Value root) {
    if (root.operation() instanceof Scan) {
      placeLoop(root, LoopRun.of(root));
      return;
    }
    if (roots.isAssembled(root)) {
      Cluster cluster = open(true, root.shape().dimensions());
      cluster.reads().addAll(root.operands());
      cluster.add(root, cluster.rows(), false, 0);
      homes.put(root, cluster);
      return;
    }
    if (root.operation() instanceof Contraction) {
      Cluster cluster = open(true, root.shape().dimensions());
      root.operands().forEach(operand -> cluster.reads().add(Roots.base(operand)));
      cluster.add(root, cluster.rows(), false, 0);
      homes.put(root, cluster);
      return;
    }
    if (root.operation() instanceof ScatterAdd) {
      Cluster cluster = open(true, List.of());
      Domain.of(root, 0).reads(root, roots).forEach(read -> cluster.reads().add(read.value()));
      cluster.add(root, List.of(), false, 0);
      homes.put(root, cluster);
      return;
    }
    Set<Value> reads = new LinkedHashSet<>();
    int rank = root.shape().rank();
    Domain.of(root, rank).reads(root, roots).forEach(read -> reads.add(read.value()));
    int earliest = 0;
    for (Value read : reads) {
      Cluster home = homes.get(read);
      earliest = home == null ? earliest : Math.max(earliest, home.order());
    }
    boolean reduces = root.operation() instanceof Reduce;
    int weight = instructions(root);
    Cluster home = find(root, reads, earliest, weight);
    if (home == null) {
      home = open(false, root.shape().dimensions());
      home.add(root, root.shape().dimensions(), reduces, weight);
    } else {
      List<Dimension> rows = sharedRows(home, root);
      home.add(root, rows == null ? home.rows() : rows, reduces, weight);
    }
    home.reads().addAll(reads);
    homes.put(root, home);
  }

  /** All results of one loop on the same operands are made by running it once. */
  private void placeLoop(Value root, LoopRun run) {
    Cluster cluster = loops.get(run);
    if (cluster == null) {
      cluster = open(true, List.of());
      loops.put(run, cluster);
      for (Value whole : Roots.readInPlace(run)) {
        cluster.reads().add(Roots.base(whole));
      }
      for (Value initial : Roots.initial(run)) {
        for (Domain.Read read : Domain.readsOf(initial, roots)) {
          cluster.reads().add(read.value());
        }
      }
    }
    cluster.add(root, List.of(), false, 0);
    homes.put(root, cluster);
  }

  private Cluster open(boolean alone, List<Dimension> rows) {
    Cluster cluster = new Cluster(clusters.size(), alone, rows);
    clusters.add(cluster);
    return cluster;
  }

  private @Nullable Cluster find(Value root, Set<Value> reads, int earliest, int weight) {
    int last = clusters.size() - 1;
    for (int order = last; order >= earliest; order--) {
      if (order < last - TRIED && order > earliest) {
        order = earliest;
      }
      Cluster cluster = clusters.get(order);
      // Updates keep to flat loops: those of all parameters then run as one.
      boolean flat = !(cluster.isReducing() && roots.isOptimizerUpdate(root));
      if (flat
          && !cluster.isAlone()
          && cluster.weight() + weight <= HEAVIEST
          && arrays(cluster) + reads.size() + places(root) <= MOST_ARRAYS
          && isRelated(cluster, reads)
          && fits(cluster, root)) {
        return cluster;
      }
    }
    return null;
  }

  private int arrays(Cluster cluster) {
    return cluster.reads().size() + cluster.roots().stream().mapToInt(this::places).sum();
  }

  /** The arrays that a root may be stored to. */
  private int places(Value root) {
    return 1 + Math.min(roots.sinks(root).size(), FunctionPlanner.MOST_PLACES);
  }

  /**
   * Roots that read nothing in common gain nothing from one kernel, but numbers that follow from
   * those of the step go together.
   */
  private boolean isRelated(Cluster cluster, Set<Value> reads) {
    for (Value read : reads) {
      boolean tensor = read.shape().rank() > 0;
      if (homes.get(read) == cluster || (tensor && cluster.reads().contains(read))) {
        return true;
      }
    }
    return reads.isEmpty() && cluster.reads().isEmpty() && cluster.rows().isEmpty();
  }

  private boolean fits(Cluster cluster, Value root) {
    List<Dimension> rows = sharedRows(cluster, root);
    if (rows == null) {
      return false;
    }
    for (Domain.Read read : Domain.of(root, rows.size()).reads(root, roots)) {
      if (homes.get(read.value()) == cluster && !isRowLocal(read, rows)) {
        return false;
      }
    }
    return true;
  }

  /** The row loops of the cluster once the root has joined it; null if they do not go together. */
  private static @Nullable List<Dimension> sharedRows(Cluster cluster, Value root) {
    List<Dimension> own = root.shape().dimensions();
    List<Dimension> rows = cluster.rows();
    if (root.operation() instanceof Reduce) {
      boolean prefix = isPrefix(own, rows) && !(own.isEmpty() && !rows.isEmpty());
      return own.equals(rows) || (prefix && !cluster.isReducing()) ? own : null;
    }
    if (!cluster.isReducing()) {
      return own.equals(rows) ? rows : null;
    }
    boolean apart = rows.isEmpty() && !own.isEmpty();
    return isPrefix(rows, own) && !apart ? rows : null;
  }

  private static boolean isPrefix(List<Dimension> shorter, List<Dimension> longer) {
    return shorter.size() <= longer.size() && longer.subList(0, shorter.size()).equals(shorter);
  }

  static boolean isRowLocal(Domain.Read read, List<Dimension> rows) {
    for (int row = 0; row < rows.size(); row++) {
      if (row >= read.index().size()
          || !read.index().get(row).equals(IndexExpression.loop(row, rows.get(row)))) {
        return false;
      }
    }
    return true;
  }

  /** The instructions of the expression that the root is computed by. */
  private int instructions(Value root) {
    int sum = 0;
    Set<Value> seen = new HashSet<>();
    List<Value> open = new ArrayList<>(List.of(root));
    while (!open.isEmpty()) {
      Value value = open.remove(open.size() - 1);
      boolean inner = value == root || !roots.contains(value);
      if (inner && seen.add(value)) {
        sum += roots.weight(value);
        open.addAll(value.operands());
      }
    }
    return sum;
  }
}
