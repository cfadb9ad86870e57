package org.adjoint.compiler.optimize;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;

/** A graph copied into another, value by value, as a pass changes some of them. */
final class Rebuild {
  private final Graph graph;
  private final Map<Value, Value> renewed = new HashMap<>();

  Rebuild(Graph graph) {
    this.graph = graph;
  }

  /** What has become of a value. */
  Value renewed(Value old) {
    return Objects.requireNonNull(renewed.get(old), "operands come before what uses them");
  }

  List<Value> renewed(List<Value> old) {
    return old.stream().map(this::renewed).toList();
  }

  /** Builds with the origin of the given value. */
  Algebra at(Value old) {
    return Algebra.at(graph, old);
  }

  /** The value on new operands. */
  Value copy(Value old) {
    return graph.add(old.operation(), renewed(old.operands()), old.origin());
  }

  /** Says what has become of a value. */
  void set(Value old, Value made) {
    renewed.put(old, made);
  }
}
