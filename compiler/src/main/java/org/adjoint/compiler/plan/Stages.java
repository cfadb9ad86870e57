package org.adjoint.compiler.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Reduce;

/**
 * The loops inside the row loops of a cluster, one after the other: a root that needs a finished
 * reduction, or elements of another place in the row, stands in a later stage than what it needs.
 */
final class Stages {
  /** Roots that are computed in the same loops. */
  record Stage(List<Dimension> inner, List<Value> roots) {}

  /** No stages at all. */
  static final Stages NONE = new Stages();

  private final List<Stage> stages = new ArrayList<>();
  private final Map<Value, Integer> places = new HashMap<>();
  private final Set<Value> reread = new HashSet<>();

  /** The stages of a cluster; those of one that takes no other root are none. */
  static Stages of(Cluster cluster, Roots roots) {
    Stages stages = new Stages();
    if (!cluster.isAlone()) {
      cluster.roots().forEach(root -> stages.place(root, cluster, roots));
    }
    return stages;
  }

  private void place(Value root, Cluster cluster, Roots roots) {
    Domain domain = Domain.of(root, cluster.rows().size());
    int earliest = 0;
    for (Domain.Read read : domain.reads(root, roots)) {
      Integer made = places.get(read.value());
      if (made != null) {
        earliest = Math.max(earliest, made + (isSameTurn(read, root, domain, cluster) ? 0 : 1));
      }
    }
    int place = earliest;
    while (place < stages.size() && !stages.get(place).inner.equals(domain.inner())) {
      place++;
    }
    if (place == stages.size()) {
      stages.add(new Stage(domain.inner(), new ArrayList<>()));
    }
    stages.get(place).roots.add(root);
    places.put(root, place);
    for (Domain.Read read : domain.reads(root, roots)) {
      Integer made = places.get(read.value());
      boolean vector = read.value().shape().rank() > cluster.rows().size();
      if (made != null && made < place && vector && !(read.value().operation() instanceof Reduce)) {
        reread.add(read.value());
      }
    }
  }

  /** Whether the read takes the very element that the turn in hand of the same loops has made. */
  private static boolean isSameTurn(Domain.Read read, Value root, Domain domain, Cluster cluster) {
    if (read.value().operation() instanceof Reduce) {
      return false;
    }
    Domain made = Domain.of(read.value(), cluster.rows().size());
    return made.inner().equals(domain.inner()) && read.index().equals(made.index(read.value()));
  }

  List<Stage> stages() {
    return stages;
  }

  /** The number of the stage that makes a root of the cluster. */
  int place(Value root) {
    return places.getOrDefault(root, 0);
  }

  /** Roots that a later stage reads again: they need a place, if only for the row. */
  Set<Value> reread() {
    return reread;
  }
}
