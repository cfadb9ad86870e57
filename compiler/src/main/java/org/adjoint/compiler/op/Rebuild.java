package org.adjoint.compiler.op;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Value;

/** A graph copied into another, value by value, while some of them are changed. */
public final class Rebuild {
  private final Graph graph;
  private final Map<Value, Value> renewed = new LinkedHashMap<>();

  /** Copies into the given graph. */
  public Rebuild(Graph graph) {
    this.graph = graph;
  }

  /** Where the copies are made. */
  public Graph graph() {
    return graph;
  }

  /** What has become of each value so far, in the order in which that was said. */
  public Map<Value, Value> all() {
    return Collections.unmodifiableMap(renewed);
  }

  /** Whether something has become of a value. */
  public boolean knows(Value old) {
    return renewed.containsKey(old);
  }

  /** What has become of a value. */
  public Value renewed(Value old) {
    return Objects.requireNonNull(renewed.get(old), "operands come before what uses them");
  }

  /** What has become of values. */
  public List<Value> renewed(List<Value> old) {
    return old.stream().map(this::renewed).toList();
  }

  /** Builds with the origin of the given value. */
  public Algebra at(Value old) {
    return Algebra.at(graph, old);
  }

  /** The value on new operands. */
  public Value copy(Value old) {
    return graph.add(old.operation(), renewed(old.operands()), old.origin());
  }

  /** Says what has become of a value. */
  public void set(Value old, Value made) {
    renewed.put(old, made);
  }
}
