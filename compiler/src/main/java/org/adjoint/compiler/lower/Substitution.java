package org.adjoint.compiler.lower;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Value;

/** Puts values in the place of leaves. */
final class Substitution {
  private final Graph graph;
  private final Map<Leaf, Value> replacements;

  Substitution(Graph graph, Map<Leaf, Value> replacements) {
    this.graph = graph;
    this.replacements = Map.copyOf(replacements);
  }

  /** The value as it is when the leaves are what replaces them. */
  Value apply(Value root) {
    Map<Value, Value> replaced = new HashMap<>();
    for (Value value : Graph.reachable(List.of(root))) {
      replaced.put(value, replacement(value, replaced));
    }
    return replaced.getOrDefault(root, root);
  }

  private Value replacement(Value value, Map<Value, Value> replaced) {
    if (value.operation() instanceof Leaf leaf) {
      return replacements.getOrDefault(leaf, value);
    }
    List<Value> operands = value.operands().stream().map(o -> replaced.getOrDefault(o, o)).toList();
    return operands.equals(value.operands())
        ? value
        : graph.add(value.operation(), operands, value.origin());
  }
}
