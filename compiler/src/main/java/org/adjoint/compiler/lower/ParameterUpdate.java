package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.TrainSettings.Averaging;
import org.adjoint.compiler.lower.TrainSettings.Phase;
import org.adjoint.compiler.op.Algebra;

/**
 * What becomes of parameters by their gradients in one step: gathered, clipped, moved by the
 * optimiser, projected to their constraints, averaged.
 */
final class ParameterUpdate {
  private static final String GATHERED = "gradient:";

  private final Graph graph;
  private final LoweredModel model;
  private final TrainSettings settings;
  private final int phase;
  private final OptimizerApplication optimizer;
  private final Map<Leaf, Persistent> slots = new LinkedHashMap<>();
  private final Map<Leaf, Value> next = new LinkedHashMap<>();

  /**
   * @param phase the place of the phase whose parameters are moved
   */
  ParameterUpdate(Session session, LoweredModel model, TrainSettings settings, int phase) {
    this.graph = session.graph();
    this.model = model;
    this.settings = settings;
    this.phase = phase;
    this.optimizer =
        new OptimizerApplication(
            session, settings.phases().get(phase).optimizers(), settings.reduction());
  }

  /** What is kept for the parameters. */
  List<Persistent> slots() {
    List<Persistent> all = new ArrayList<>(optimizer.slots());
    all.addAll(slots.values());
    return all;
  }

  /** The next values where gradients are gathered, and nothing is moved yet. */
  Map<Leaf, Value> gathered(List<Persistent> parameters, List<Value> gradients) {
    for (int i = 0; i < parameters.size(); i++) {
      Persistent sum = gathering(parameters.get(i));
      next.put(sum.leaf(), sum(sum, gradients.get(i)));
    }
    return next;
  }

  /** The next values where parameters are moved. */
  Map<Leaf, Value> moved(List<Persistent> parameters, List<Value> gradients) {
    GradientClipping clipping = new GradientClipping(graph, settings.clipping());
    List<Value> clipped = clipping.clip(mean(parameters, gradients));
    Map<Leaf, Value> moved = new LinkedHashMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      Persistent parameter = parameters.get(i);
      String name = parameter.leaf().name();
      String owner = isMovedBefore(name) ? name + "/" + (phase + 1) : name;
      moved.put(parameter.leaf(), optimizer.next(leaf(parameter), clipped.get(i), owner));
    }
    next.putAll(constrained(moved));
    next.putAll(optimizer.updates());
    average(parameters);
    return next;
  }

  private Value leaf(Persistent persistent) {
    return graph.add(persistent.leaf(), List.of(), persistent.origin());
  }

  /** Whether a phase before this one moves the parameter too. */
  private boolean isMovedBefore(String name) {
    return settings.phases().subList(0, phase).stream()
        .map(Phase::parameters)
        .anyMatch(paths -> paths.isEmpty() || ParameterPaths.isOf(name, paths));
  }

  private Persistent gathering(Persistent parameter) {
    Leaf leaf =
        new Leaf(Leaf.Kind.SLOT, GATHERED + parameter.leaf().name(), parameter.leaf().resultType());
    Value zero = Algebra.of(graph, parameter.origin()).like(leaf(parameter), 0);
    return slots.computeIfAbsent(leaf, l -> new Persistent(l, zero, parameter.origin(), false));
  }

  private Value sum(Persistent gathered, Value gradient) {
    return Algebra.of(graph, gathered.origin()).add(leaf(gathered), gradient);
  }

  /** The mean of the gradients of all steps of an update. */
  private List<Value> mean(List<Persistent> parameters, List<Value> gradients) {
    if (settings.accumulate() == 1) {
      return gradients;
    }
    List<Value> means = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      Persistent gathered = gathering(parameters.get(i));
      Value sum = sum(gathered, gradients.get(i));
      Algebra algebra = Algebra.of(graph, gathered.origin());
      means.add(algebra.divide(sum, algebra.like(sum, settings.accumulate())));
      next.put(gathered.leaf(), algebra.like(sum, 0));
    }
    return means;
  }

  private Map<Leaf, Value> constrained(Map<Leaf, Value> moved) {
    Map<Leaf, Value> projected = new LinkedHashMap<>(moved);
    model
        .training()
        .constraints()
        .forEach(
            (leaf, constraints) -> {
              if (!moved.containsKey(leaf)) {
                return;
              }
              Map<Leaf, Value> replacements = new HashMap<>(moved);
              for (Value constraint : constraints) {
                Value value = new Substitution(graph, replacements).apply(constraint);
                replacements.put(leaf, value);
                projected.put(leaf, value);
              }
            });
    return projected;
  }

  private void average(List<Persistent> parameters) {
    Averaging averaging = settings.averaging();
    if (averaging == null) {
      return;
    }
    for (Persistent parameter : parameters) {
      Persistent average = ParameterAverage.slot(parameter, graph);
      ParameterAverage kept = new ParameterAverage(graph, averaging, average);
      Value moved = next.getOrDefault(parameter.leaf(), leaf(parameter));
      Value mean = kept.mean(moved, !isMovedBefore(parameter.leaf().name()));
      slots.put(average.leaf(), average);
      next.put(average.leaf(), mean);
      next.put(parameter.leaf(), kept.overwritten(moved, mean));
    }
  }
}
