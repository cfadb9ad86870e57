package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Value;
import org.adjoint.runtime.program.IndexRange;

/** What one elaboration of a model collects on its way. */
final class Ledger {
  private final Map<Leaf, Persistent> persistents = new LinkedHashMap<>();
  private final Map<Leaf, Value> updates = new LinkedHashMap<>();
  private final Map<Leaf, Set<Value>> constraints = new LinkedHashMap<>();
  private final Set<Value> penalties = new LinkedHashSet<>();
  private final List<Leaf> inputs = new ArrayList<>();
  private final List<Leaf> targets = new ArrayList<>();
  private final Map<String, Finding> outputs = new LinkedHashMap<>();
  private final Map<String, Finding> metrics = new LinkedHashMap<>();
  private final Map<String, Finding> losses = new LinkedHashMap<>();
  private final Map<Value, Set<Value>> gradients = new LinkedHashMap<>();
  private final List<Use> uses = new ArrayList<>();
  private final List<IndexUse> indexUses = new ArrayList<>();
  private boolean inMetric;

  /** The parameters, states and slots in the order in which the text comes to them. */
  Map<Leaf, Persistent> persistents() {
    return persistents;
  }

  /** The next value of each state that is updated. */
  Map<Leaf, Value> updates() {
    return updates;
  }

  /** What each constrained parameter is projected to, in order. */
  Map<Leaf, Set<Value>> constraints() {
    return constraints;
  }

  /** The scalars that are added to the loss, each once. */
  Set<Value> penalties() {
    return penalties;
  }

  List<Leaf> inputs() {
    return inputs;
  }

  List<Leaf> targets() {
    return targets;
  }

  /** A value that the model gives, and the text that does. */
  record Finding(Value value, Site site) {}

  Map<String, Finding> outputs() {
    return outputs;
  }

  Map<String, Finding> metrics() {
    return metrics;
  }

  /** The losses that have names. */
  Map<String, Finding> losses() {
    return losses;
  }

  /** What {@code grad} has made, and by which values it was differentiated. */
  Map<Value, Set<Value>> gradients() {
    return gradients;
  }

  /** Each application of a layer, those in a layer's body after it. */
  List<Use> uses() {
    return uses;
  }

  /** Where elements are chosen by their number. */
  List<IndexUse> indexUses() {
    return indexUses;
  }

  /** Notes that indices from {@code least} on choose among {@code extent} in {@code use}. */
  void addIndexUse(Value use, Value indices, Dimension extent, boolean fromEnd) {
    if (extent.isConstant()) {
      int most = Math.toIntExact(extent.constant()) - 1;
      indexUses.add(new IndexUse(use, indices, new IndexRange(fromEnd ? -most - 1 : 0, most)));
    }
  }

  /** An application of a layer; its instance may get its name later. */
  record Use(Instance instance, List<Value> inputs, List<Value> results) {
    AppliedLayer described() {
      int depth = -1;
      for (Instance owner = instance.owner(); owner != null; owner = owner.owner()) {
        depth++;
      }
      String prefix = instance.prefix();
      String name = prefix.substring(0, prefix.length() - 1);
      return new AppliedLayer(name, instance.layer(), depth, inputs, results);
    }
  }

  /** What has been collected so far, as far as it may have to be taken back. */
  record Mark(int uses, Set<Value> penalties, Map<Leaf, Value> updates) {}

  Mark mark() {
    return new Mark(uses.size(), new LinkedHashSet<>(penalties), new LinkedHashMap<>(updates));
  }

  /** Takes back what has been collected since, for the text to be elaborated again. */
  void takeBack(Mark mark) {
    uses.subList(mark.uses(), uses.size()).clear();
    penalties.retainAll(mark.penalties());
    updates.clear();
    updates.putAll(mark.updates());
  }

  /** Whether the text of a metric is elaborated. */
  boolean inMetric() {
    return inMetric;
  }

  void setInMetric(boolean metric) {
    inMetric = metric;
  }
}
