package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.ir.ElementType;
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
  private static final String AVERAGE = "average:";

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
    List<Value> clipped =
        new GradientClipping(graph, settings.clipping()).clip(mean(parameters, gradients));
    Map<Leaf, Value> moved = new LinkedHashMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      Persistent parameter = parameters.get(i);
      String name = parameter.leaf().name();
      String owner = isMovedBefore(name) ? name + "/" + (phase + 1) : name;
      moved.put(parameter.leaf(), optimizer.next(leaf(parameter), clipped.get(i), owner));
    }
    Map<Leaf, Value> gatheredNext = new LinkedHashMap<>(next);
    next.clear();
    next.putAll(constrained(moved));
    next.putAll(optimizer.updates());
    next.putAll(gatheredNext);
    averaged(parameters);
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

  private void averaged(List<Persistent> parameters) {
    Averaging averaging = settings.averaging();
    if (averaging == null) {
      return;
    }
    for (Persistent parameter : parameters) {
      Value value = next.getOrDefault(parameter.leaf(), leaf(parameter));
      Persistent average = average(parameter);
      Value mean = mean(parameter, leaf(average), value, averaging.momentum());
      slots.put(average.leaf(), average);
      next.put(average.leaf(), mean);
      Integer every = averaging.overwriteEvery();
      if (every != null) {
        Algebra algebra = Algebra.of(graph, parameter.origin());
        Value due = algebra.fill(isMultiple(every, algebra), value.shape());
        next.put(parameter.leaf(), algebra.select(due, mean, value));
      }
    }
  }

  /** The average begins with what the first update makes of the parameter. */
  private Value mean(Persistent parameter, Value average, Value value, double momentum) {
    Algebra algebra = Algebra.of(graph, parameter.origin());
    Value kept = algebra.multiply(algebra.like(value, momentum), average);
    Value added = algebra.multiply(algebra.like(value, 1 - momentum), value);
    Value mean = algebra.add(kept, added);
    if (isMovedBefore(parameter.leaf().name())) {
      return mean;
    }
    Value one = algebra.constant(ElementType.INT32, 1);
    Value first = algebra.equal(algebra.apply(Leaf.Scalar.UPDATE.leaf()), one);
    return algebra.select(algebra.fill(first, value.shape()), value, mean);
  }

  /** Whether the number of the update is one; exact, as every int is a double. */
  private static Value isMultiple(int every, Algebra algebra) {
    Value update = algebra.convert(algebra.apply(Leaf.Scalar.UPDATE.leaf()), ElementType.FLOAT64);
    Value divisor = algebra.constant(ElementType.FLOAT64, every);
    Value whole = algebra.floor(algebra.divide(update, divisor));
    return algebra.equal(algebra.multiply(whole, divisor), update);
  }

  private Persistent average(Persistent parameter) {
    Leaf leaf = averageOf(parameter.leaf());
    return new Persistent(leaf, leaf(parameter), parameter.origin(), false);
  }

  /** The slot that holds the average of a parameter. */
  static Leaf averageOf(Leaf parameter) {
    return new Leaf(Leaf.Kind.SLOT, AVERAGE + parameter.name(), parameter.resultType());
  }
}
