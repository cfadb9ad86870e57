package org.adjoint.compiler.autodiff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.TypeMismatch;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.LoopRun;
import org.adjoint.compiler.op.Scan;
import org.jspecify.annotations.Nullable;

/** Reverse-mode differentiation: the derivatives of a scalar, as graph of the same operations. */
public final class Gradients {
  private final Graph graph;
  private final Set<Value> active = new HashSet<>();
  private final Map<Value, Value> cotangents = new HashMap<>();

  /** What each value was made for: that whose derivative was being handed on. */
  private final Map<Value, Value> causes = new HashMap<>();

  /** The active results of each run of a loop, in order. */
  private final Map<LoopRun, List<Value>> loops = new HashMap<>();

  /** Values that have a cotangent and have not handed it on, the last made first. */
  private final NavigableSet<Value> waiting =
      new TreeSet<>(Comparator.comparingInt(Value::number).reversed());

  private Gradients(Graph graph) {
    this.graph = graph;
  }

  /**
   * The derivatives of a scalar with respect to values of its graph, in their order; zeros where no
   * path leads from one to the scalar.
   *
   * <p>Contributions to a cotangent are summed in the order of the values they come through, the
   * last made first, so the bits depend on nothing but the graph.
   *
   * @throws TypeMismatch where the scalar is none, or something is no float
   */
  public static List<Value> of(Graph graph, Value scalar, List<Value> withRespectTo) {
    return backward(graph, scalar, withRespectTo).gradients();
  }

  /** The same, with the adjoints of all values on the way and what each value was made for. */
  public static Backward backward(Graph graph, Value scalar, List<Value> withRespectTo) {
    require(scalar.shape().rank() == 0, "a gradient is of a scalar, found ", scalar);
    require(scalar.element().isFloating(), "a gradient is of a float, found ", scalar);
    for (Value value : withRespectTo) {
      require(value.element().isFloating(), "a gradient is with respect to floats, found ", value);
    }
    Gradients gradients = new Gradients(graph);
    List<Value> found = gradients.find(scalar, withRespectTo);
    return new Backward(withRespectTo, found, gradients.cotangents, gradients.causes);
  }

  private static void require(boolean holds, String message, Value found) {
    if (!holds) {
      throw new TypeMismatch(message + found.type());
    }
  }

  /**
   * The cotangents of some values, given those of others of the same graph; null where no path
   * leads from one to those.
   */
  static List<@Nullable Value> from(
      Graph graph, Map<Value, Value> given, List<Value> withRespectTo) {
    Gradients gradients = new Gradients(graph);
    gradients.markActive(List.copyOf(given.keySet()), Set.copyOf(withRespectTo));
    gradients.propagate(given);
    List<@Nullable Value> found = new ArrayList<>();
    withRespectTo.forEach(value -> found.add(gradients.cotangents.get(value)));
    return found;
  }

  private List<Value> find(Value scalar, List<Value> withRespectTo) {
    markActive(List.of(scalar), Set.copyOf(withRespectTo));
    propagate(Map.of(scalar, Algebra.at(graph, scalar).like(scalar, 1)));
    List<Value> gradients = new ArrayList<>();
    for (Value value : withRespectTo) {
      @Nullable Value cotangent = cotangents.get(value);
      gradients.add(cotangent == null ? Algebra.at(graph, value).like(value, 0) : cotangent);
    }
    return gradients;
  }

  /** Marks the values through which a derivative can flow from the results to one in question. */
  private void markActive(List<Value> results, Set<Value> withRespectTo) {
    for (Value value : Graph.reachable(results)) {
      boolean flows =
          value.element().isFloating() && value.operands().stream().anyMatch(active::contains);
      if (flows || withRespectTo.contains(value)) {
        active.add(value);
        if (value.operation() instanceof Scan) {
          loops.computeIfAbsent(LoopRun.of(value), run -> new ArrayList<>()).add(value);
        }
      }
    }
  }

  private void propagate(Map<Value, Value> given) {
    given.forEach(
        (value, cotangent) -> {
          if (active.contains(value)) {
            contribute(value, cotangent);
          }
        });
    while (!waiting.isEmpty()) {
      // All uses of a value have greater numbers: its cotangent is complete.
      Value value = Objects.requireNonNull(waiting.pollFirst());
      int before = graph.size();
      if (value.operation() instanceof Scan) {
        propagateLoop(value);
      } else {
        Value cotangent = Objects.requireNonNull(cotangents.get(value));
        share(value.operands(), value.operation().gradient(value, cotangent, graph));
      }
      graph.valuesFrom(before).forEach(made -> causes.put(made, value));
    }
  }

  /** Waits for the first of the loop's results: all that uses any of them has come before it. */
  private void propagateLoop(Value result) {
    LoopRun run = LoopRun.of(result);
    List<Value> results = Objects.requireNonNull(loops.get(run));
    Value first = results.get(0);
    if (result != first) {
      waiting.add(first);
      return;
    }
    Map<Scan.Result, Value> given = new LinkedHashMap<>();
    for (Value each : results) {
      Value cotangent = cotangents.get(each);
      if (cotangent != null) {
        given.put(((Scan) each.operation()).result(), cotangent);
      }
    }
    List<Boolean> wanted = run.operands().stream().map(active::contains).toList();
    share(run.operands(), new LoopGradient(run).find(graph, given, wanted));
  }

  private void share(List<Value> operands, List<@Nullable Value> shares) {
    for (int i = 0; i < shares.size(); i++) {
      Value share = shares.get(i);
      if (share != null && active.contains(operands.get(i))) {
        contribute(operands.get(i), share);
      }
    }
  }

  /** Adds to a cotangent. */
  private void contribute(Value operand, Value share) {
    Value sum = cotangents.get(operand);
    Algebra algebra = Algebra.at(graph, operand);
    cotangents.put(operand, sum == null ? share : DisjointSum.of(algebra, sum, share));
    waiting.add(operand);
  }
}
