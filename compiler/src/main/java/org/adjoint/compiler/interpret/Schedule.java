package org.adjoint.compiler.interpret;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.LoopRun;
import org.adjoint.compiler.op.Scan;

/** In which order values are computed, and for how long each is kept. */
record Schedule(
    List<Value> wanted,
    List<Value> order,
    Set<Value> kept,
    Map<Value, Value> lastUses,
    Map<LoopRun, List<Value>> stacks) {

  static Schedule of(List<Value> wanted) {
    List<Value> order = Graph.reachable(wanted);
    Map<Value, Value> lastUses = new HashMap<>();
    Map<LoopRun, List<Value>> stacks = new HashMap<>();
    for (Value value : order) {
      value.operands().forEach(operand -> lastUses.put(operand, value));
      if (value.operation() instanceof Scan scan
          && scan.result() instanceof Scan.Result.Stack stack) {
        stacks.computeIfAbsent(LoopRun.of(value), run -> new ArrayList<>()).add(stack.value());
      }
    }
    return new Schedule(wanted, order, new HashSet<>(wanted), lastUses, stacks);
  }

  /** The values of a loop's body whose stacks are needed. */
  List<Value> stacked(LoopRun run) {
    return stacks.getOrDefault(run, List.of());
  }

  /** Whether nothing after the given use needs a value. */
  boolean isOver(Value value, Value use) {
    return !kept.contains(value) && use.equals(lastUses.get(value));
  }
}
