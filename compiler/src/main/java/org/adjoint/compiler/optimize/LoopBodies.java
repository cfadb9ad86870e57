package org.adjoint.compiler.optimize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Loop;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Rebuild;
import org.adjoint.compiler.op.Scan;

/**
 * What becomes of the loops of a graph when their bodies are changed: a body is changed once, with
 * all values of it that are asked for, so that results of one loop stay results of one loop.
 */
final class LoopBodies {
  /** Values of a graph. */
  record Body(Graph graph, List<Value> values) {
    /** The same with the bodies of its loops changed; itself where nothing has. */
    Body inside(Change change, RewriteObserver observer) {
      List<Value> reachable = Graph.reachable(values);
      LoopBodies bodies = LoopBodies.of(reachable, change);
      if (bodies.areSame()) {
        return this;
      }
      Graph rebuilt = new Graph();
      Rebuild rebuild = new Rebuild(rebuilt);
      for (Value value : reachable) {
        List<Value> operands = rebuild.renewed(value.operands());
        rebuild.set(
            value, rebuilt.add(bodies.renewed(value.operation()), operands, value.origin()));
        observer.carried(value, rebuild.renewed(value));
      }
      return new Body(rebuilt, rebuild.renewed(values));
    }
  }

  /** Changes values of a body, of which the first are what its carries become. */
  interface Change {
    Body apply(Body body);
  }

  private record Changed(Loop loop, Map<Value, Value> stacked) {}

  private final Map<Loop, Changed> changed = new HashMap<>();

  /** Changes the bodies of the loops among some values. */
  static LoopBodies of(List<Value> values, Change change) {
    Map<Loop, Set<Value>> stacked = new LinkedHashMap<>();
    for (Value value : values) {
      if (value.operation() instanceof Scan scan) {
        Set<Value> asked = stacked.computeIfAbsent(scan.loop(), loop -> new LinkedHashSet<>());
        if (scan.result() instanceof Scan.Result.Stack stack) {
          asked.add(stack.value());
        }
      }
    }
    LoopBodies bodies = new LoopBodies();
    stacked.forEach((loop, asked) -> bodies.change(loop, List.copyOf(asked), change));
    return bodies;
  }

  private void change(Loop loop, List<Value> asked, Change change) {
    List<Value> before = new ArrayList<>(loop.next());
    before.addAll(asked);
    Body after = change.apply(new Body(loop.body(), before));
    if (after.values().equals(before)) {
      return;
    }
    int carries = loop.next().size();
    Map<Value, Value> stacked = new HashMap<>();
    for (int place = 0; place < asked.size(); place++) {
      stacked.put(asked.get(place), after.values().get(carries + place));
    }
    Loop made =
        new Loop(
            loop.extent(),
            loop.reversed(),
            loop.slices(),
            loop.captures(),
            after.graph(),
            after.values().subList(0, carries));
    changed.put(loop, new Changed(made, stacked));
  }

  /** Whether all bodies are as they were. */
  boolean areSame() {
    return changed.isEmpty();
  }

  /** The operation, on the changed loop where it is a result of one. */
  Operation renewed(Operation operation) {
    Changed found = operation instanceof Scan scan ? changed.get(scan.loop()) : null;
    if (found == null) {
      return operation;
    }
    Scan.Result result = ((Scan) operation).result();
    return new Scan(
        found.loop(),
        result instanceof Scan.Result.Stack stack
            ? new Scan.Result.Stack(found.stacked().getOrDefault(stack.value(), stack.value()))
            : result);
  }
}
