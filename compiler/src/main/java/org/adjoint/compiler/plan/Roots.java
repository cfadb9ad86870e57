package org.adjoint.compiler.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.LoopVariable;
import org.adjoint.compiler.ir.Movement;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Concat;
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.Gather;
import org.adjoint.compiler.op.LoopRun;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.op.Scan;
import org.adjoint.compiler.op.ScatterAdd;
import org.jspecify.annotations.Nullable;

/**
 * The values of a function that a loop computes and keeps, if only for the row in hand; all others
 * are computed where they are used, as often as they are used.
 *
 * <p>Kept are: results, contractions, reductions, what a contraction reads, and what is used more
 * than once and dear.
 */
final class Roots {
  /** Instructions from which a value that is used twice is rather kept than computed again. */
  private static final int DEAR = 8;

  /** The same for what depends on no tensor: a draw is rather made again than stored and read. */
  private static final int DEAR_WITHOUT_MEMORY = 100;

  /** Instructions at which an expression is cut so that its method stays small. */
  private static final int LARGEST = 160;

  private final Weights weights;
  private final TreeMap<Integer, Value> reachable = new TreeMap<>();
  private final Map<Value, Integer> uses = new HashMap<>();
  private final Map<Value, List<GraphFunction.Sink>> sinks = new LinkedHashMap<>();
  private final Set<Value> kept = new HashSet<>();
  private final Map<Value, Part> parts = new HashMap<>();
  private final Set<Value> late = new HashSet<>();
  private final Set<Value> scalar = new HashSet<>();

  private Roots(Weights weights) {
    this.weights = weights;
  }

  /** Chooses the roots of a function, or of the body of a loop. */
  static Roots of(List<GraphFunction.Result> results, Weights weights) {
    Roots roots = new Roots(weights);
    for (GraphFunction.Result result : results) {
      roots.sinks.computeIfAbsent(result.value(), v -> new ArrayList<>()).add(result.sink());
      roots.reach(result.value());
    }
    roots.sinks.keySet().forEach(value -> roots.uses.merge(value, 1, Integer::sum));
    roots.findLate();
    roots.findScalars();
    roots.choose();
    return roots;
  }

  private void reach(Value value) {
    List<Value> open = new ArrayList<>(List.of(value));
    while (!open.isEmpty()) {
      Value next = open.remove(open.size() - 1);
      if (reachable.putIfAbsent(next.number(), next) == null) {
        for (Value operand : next.operands()) {
          uses.merge(operand, 1, Integer::sum);
          open.add(operand);
        }
      }
    }
  }

  /** Late is what only updates of the storage need: they go last, when all has been read. */
  private void findLate() {
    Set<Value> early = new HashSet<>();
    for (Value value : reachable.descendingMap().values()) {
      List<GraphFunction.Sink> own = sinks.getOrDefault(value, List.of());
      boolean shown = own.stream().anyMatch(s -> !(s instanceof GraphFunction.Sink.Update));
      if (shown || early.contains(value)) {
        early.addAll(value.operands());
      } else {
        late.add(value);
      }
    }
  }

  /** Scalars that follow from the runtime's numbers alone, as a learning rate does. */
  private void findScalars() {
    for (Value value : reachable.values()) {
      boolean shown = sinks(value).stream().anyMatch(s -> s instanceof GraphFunction.Sink.Update);
      if (value.shape().rank() == 0
          && !isGiven(value)
          && !shown
          && scalar.containsAll(value.operands())) {
        scalar.add(value);
      }
    }
  }

  /** Whether the value is the next one of a parameter or of what an optimiser keeps. */
  boolean isOptimizerUpdate(Value value) {
    return sinks(value).stream()
        .anyMatch(
            sink ->
                sink instanceof GraphFunction.Sink.Update update
                    && update.leaf().kind() != Leaf.Kind.STATE);
  }

  private void choose() {
    for (Value value : reachable.values()) {
      if (value.operation() instanceof Contraction) {
        kept.add(value);
        value.operands().forEach(operand -> kept.add(base(operand)));
      } else if (value.operation() instanceof Gather) {
        kept.add(base(value.operand(0)));
      } else if (value.operation() instanceof Scan) {
        readInPlace(LoopRun.of(value)).forEach(operand -> kept.add(base(operand)));
      }
      boolean kernel =
          value.operation() instanceof Reduce
              || value.operation() instanceof ScatterAdd
              || value.operation() instanceof Scan;
      if (kernel || sinks.containsKey(value)) {
        kept.add(value);
      }
    }
    kept.removeIf(value -> isGiven(value) && !sinks.containsKey(value));
    for (Value value : reachable.values()) {
      if (value.operation() instanceof Concat && kept.contains(value)) {
        Part.collect(value, operand -> !sinks.containsKey(operand), parts);
      }
    }
    kept.addAll(parts.keySet());
    keepDear();
  }

  private void keepDear() {
    Map<Value, Integer> cost = new HashMap<>();
    Set<Value> memoryless = new HashSet<>();
    for (Value value : reachable.values()) {
      boolean free =
          !isGiven(value) && !kept.contains(value) && memoryless.containsAll(value.operands());
      if (free) {
        memoryless.add(value);
      }
      int sum = weights.of(value);
      for (Value operand : value.operands()) {
        sum += kept.contains(operand) ? 1 : cost.getOrDefault(operand, 0);
      }
      int dear = free && value.shape().rank() > 0 ? DEAR_WITHOUT_MEMORY : DEAR;
      boolean elementwise = value.operation() instanceof Elementwise;
      if (elementwise && (sum > LARGEST || (uses.getOrDefault(value, 0) > 1 && sum > dear))) {
        kept.add(value);
      }
      cost.put(value, sum);
    }
  }

  /** What a loop reads where it stands: sequences and captures. */
  static List<Value> readInPlace(LoopRun run) {
    return run.operands().subList(run.loop().next().size(), run.operands().size());
  }

  /** What a loop's carries are when it begins. */
  static List<Value> initial(LoopRun run) {
    return run.operands().subList(0, run.loop().next().size());
  }

  /** What a contraction's operand is read from: the operand behind all affine movement. */
  static Value base(Value operand) {
    return View.of(operand, View.loops(operand.shape())).base();
  }

  /** Whether the value stands in memory before the function, or the turn of the loop, begins. */
  static boolean isGiven(Value value) {
    return value.operation() instanceof Leaf leaf
        ? leaf.kind() != Leaf.Kind.SCALAR
        : value.operation() instanceof LoopVariable && !isPosition(value);
  }

  private static boolean isPosition(Value value) {
    return value.operation().equals(LoopVariable.POSITION);
  }

  /** Whether the value is kept by a loop of its own or one it shares. */
  boolean contains(Value value) {
    return kept.contains(value);
  }

  /**
   * The roots in an order in which each follows what it depends on: first what depends on no
   * tensor, so that nothing has to wait for it, and the late ones last.
   */
  List<Value> inOrder() {
    Set<Value> updated = afterUpdates();
    Map<Integer, List<Value>> groups = new TreeMap<>();
    for (Value value : reachable.values()) {
      if (kept.contains(value)) {
        int group =
            scalar.contains(value)
                ? 0
                : !late.contains(value) ? 1 : updated.contains(value) ? 3 : 2;
        groups.computeIfAbsent(group, g -> new ArrayList<>()).add(value);
      }
    }
    return groups.values().stream().flatMap(List::stream).toList();
  }

  /**
   * The optimisers' updates and what follows from them: together at the end they can be one call.
   */
  private Set<Value> afterUpdates() {
    Set<Value> updated = new HashSet<>();
    for (Value value : reachable.values()) {
      if (isOptimizerUpdate(value) || value.operands().stream().anyMatch(updated::contains)) {
        updated.add(value);
      }
    }
    return updated;
  }

  /** Where the value goes, if anywhere. */
  List<GraphFunction.Sink> sinks(Value value) {
    return sinks.getOrDefault(value, List.of());
  }

  /** The place of a value in a concatenation that it is made in; null where there is none. */
  @Nullable Part part(Value value) {
    return parts.get(value);
  }

  /** Whether the value is a concatenation whose operands are made in their places. */
  boolean isAssembled(Value value) {
    Part first = value.operation() instanceof Concat ? parts.get(value.operand(0)) : null;
    return first != null && first.whole() == value;
  }

  int weight(Value value) {
    return weights.of(value);
  }

  /** A value read through affine movement: element {@code index} of the base. */
  record View(Value base, List<IndexExpression> index) {
    /** Follows movement from a value for as long as indices stay affine. */
    static View of(Value value, List<IndexExpression> index) {
      Value at = value;
      List<IndexExpression> place = index;
      while (at.operation() instanceof Movement movement
          && movement.route(place, at.operands().stream().map(Value::type).toList())
              instanceof Movement.Route.From from
          && from.index().stream().allMatch(View::isAffine)) {
        at = at.operand(from.operand());
        place = from.index();
      }
      return new View(at, place);
    }

    static List<IndexExpression> loops(org.adjoint.compiler.ir.Shape shape) {
      List<IndexExpression> loops = new ArrayList<>();
      for (int axis = 0; axis < shape.rank(); axis++) {
        loops.add(IndexExpression.loop(axis, shape.get(axis)));
      }
      return loops;
    }

    private static boolean isAffine(IndexExpression index) {
      return index.factors().keySet().stream()
          .allMatch(atom -> atom instanceof IndexExpression.Atom.Loop);
    }
  }
}
