package org.adjoint.compiler.optimize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;

/**
 * Rebuilds a graph, operands first, and applies rules to each value it makes and to what they make,
 * until none fits. Each value is settled once, so the work is linear in the graph.
 */
final class Rewriter {
  /**
   * More rules than this on the way of one value, and it is left as it is: rules that undo each
   * other end.
   */
  static final int MOST_FIRINGS = 256;

  /** A rule and what it has done so far. */
  record Counted(OrderedRule<?> rule, Tally tally) {}

  private final Graph graph;
  private final List<Counted> rules;
  private final Map<Class<?>, List<Counted>> byOperation = new HashMap<>();
  private final Map<Value, Value> settled = new HashMap<>();
  private final RewriteObserver observer;
  private int firings;
  private long capped;

  /** Builds into the given graph, which may be the one it reads. */
  Rewriter(Graph graph, List<Counted> rules, RewriteObserver observer) {
    this.graph = graph;
    this.rules = rules;
    this.observer = observer;
  }

  /** The roots in their new form. */
  List<Value> rewrite(List<Value> roots) {
    Map<Value, Value> renewed = new HashMap<>();
    List<Value> reachable = Graph.reachable(roots);
    LoopBodies bodies = LoopBodies.of(reachable, this::rewrite);
    for (Value old : reachable) {
      firings = 0;
      Value rebuilt = rebuilt(old, renewed, bodies);
      observer.carried(old, rebuilt);
      renewed.put(old, settle(rebuilt));
      if (firings >= MOST_FIRINGS) {
        capped++;
      }
    }
    return roots.stream().map(renewed::get).toList();
  }

  /** A body is rewritten within its own graph: where nothing fits, the loop stays the same one. */
  private LoopBodies.Body rewrite(LoopBodies.Body body) {
    Rewriter inner = new Rewriter(body.graph(), rules, RewriteObserver.NONE);
    List<Value> rewritten = inner.rewrite(body.values());
    capped += inner.capped();
    return new LoopBodies.Body(body.graph(), rewritten);
  }

  private Value rebuilt(Value old, Map<Value, Value> renewed, LoopBodies bodies) {
    List<Value> operands = new ArrayList<>(old.operands().size());
    for (Value operand : old.operands()) {
      operands.add(Objects.requireNonNull(renewed.get(operand)));
    }
    return graph.add(bodies.renewed(old.operation()), operands, old.origin());
  }

  /** How many values met {@link #MOST_FIRINGS}. */
  long capped() {
    return capped;
  }

  private Value settle(Value value) {
    Value known = settled.get(value);
    if (known != null) {
      return known;
    }
    Value current = withSettledOperands(value);
    Value next = firings < MOST_FIRINGS ? applyFirst(current) : current;
    Value result = next == current ? current : settle(next);
    settled.put(value, result);
    settled.put(current, result);
    return result;
  }

  private Value withSettledOperands(Value value) {
    List<Value> operands = value.operands();
    boolean same = true;
    for (Value operand : operands) {
      same &= settle(operand) == operand;
    }
    if (same) {
      return value;
    }
    List<Value> current = operands.stream().map(this::settle).toList();
    Value rebuilt = graph.add(value.operation(), current, value.origin());
    observer.carried(value, rebuilt);
    return rebuilt;
  }

  private Value applyFirst(Value value) {
    Algebra algebra = Algebra.at(graph, value);
    long start = System.nanoTime();
    for (Counted counted : rulesFor(value.operation().getClass())) {
      Optional<Value> made = counted.rule.apply(value, algebra).filter(next -> next != value);
      long end = System.nanoTime();
      counted.tally.tried(made.isPresent(), end - start);
      start = end;
      if (made.isPresent()) {
        firings++;
        observer.rewrote(counted.rule.name(), counted.rule.reason(), Map.of(value, made.get()));
        return made.get();
      }
    }
    return value;
  }

  private List<Counted> rulesFor(Class<?> operation) {
    return byOperation.computeIfAbsent(
        operation,
        key -> rules.stream().filter(rule -> rule.rule.root().isAssignableFrom(key)).toList());
  }
}
