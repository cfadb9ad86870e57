package org.adjoint.compiler.autodiff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.TypeMismatch;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.jspecify.annotations.Nullable;

/** Reverse-mode differentiation: the derivatives of a scalar, as graph of the same operations. */
public final class Gradients {
  private final Graph graph;
  private final Set<Value> active = new HashSet<>();
  private final Map<Value, Value> cotangents = new HashMap<>();

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
    require(scalar.shape().rank() == 0, "a gradient is of a scalar, found ", scalar);
    require(scalar.element().isFloating(), "a gradient is of a float, found ", scalar);
    for (Value value : withRespectTo) {
      require(value.element().isFloating(), "a gradient is with respect to floats, found ", value);
    }
    return new Gradients(graph).find(scalar, withRespectTo);
  }

  private static void require(boolean holds, String message, Value found) {
    if (!holds) {
      throw new TypeMismatch(message + found.type());
    }
  }

  private List<Value> find(Value scalar, List<Value> withRespectTo) {
    markActive(scalar, Set.copyOf(withRespectTo));
    if (active.contains(scalar)) {
      propagate(scalar);
    }
    List<Value> gradients = new ArrayList<>();
    for (Value value : withRespectTo) {
      @Nullable Value cotangent = cotangents.get(value);
      gradients.add(cotangent == null ? Algebra.at(graph, value).like(value, 0) : cotangent);
    }
    return gradients;
  }

  /** Marks the values through which a derivative can flow from the scalar to one in question. */
  private void markActive(Value scalar, Set<Value> withRespectTo) {
    for (Value value : Graph.reachable(List.of(scalar))) {
      boolean flows =
          value.element().isFloating() && value.operands().stream().anyMatch(active::contains);
      if (flows || withRespectTo.contains(value)) {
        active.add(value);
      }
    }
  }

  private void propagate(Value scalar) {
    PriorityQueue<Value> waiting =
        new PriorityQueue<>(Comparator.comparingInt(Value::number).reversed());
    cotangents.put(scalar, Algebra.at(graph, scalar).like(scalar, 1));
    waiting.add(scalar);
    while (!waiting.isEmpty()) {
      // All uses of a value have greater numbers: its cotangent is complete.
      Value value = waiting.remove();
      Value cotangent = Objects.requireNonNull(cotangents.get(value));
      List<@Nullable Value> shares = value.operation().gradient(value, cotangent, graph);
      for (int i = 0; i < shares.size(); i++) {
        Value operand = value.operand(i);
        Value share = shares.get(i);
        if (share != null && active.contains(operand) && contribute(operand, share)) {
          waiting.add(operand);
        }
      }
    }
  }

  /** Adds to a cotangent; tells whether it is the first share. */
  private boolean contribute(Value operand, Value share) {
    Value sum = cotangents.get(operand);
    if (sum == null) {
      cotangents.put(operand, share);
      return true;
    }
    cotangents.put(operand, Algebra.at(graph, operand).add(sum, share));
    return false;
  }
}
