package org.adjoint.compiler.autodiff;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Loop;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.LoopRun;

/** Through which values of a loop's body a derivative can flow, in any number of turns. */
final class LoopActivity {
  private final Loop loop;
  private final List<Value> variables;
  private final List<Value> order;
  private final Set<Value> active = new HashSet<>();

  /**
   * Finds it.
   *
   * @param order the values of the body, operands before what uses them
   * @param wanted for each operand whether its cotangent is asked for
   */
  LoopActivity(LoopRun run, List<Value> order, List<Boolean> wanted) {
    this.loop = run.loop();
    this.variables = run.variables();
    this.order = order;
    for (int place = 0; place < variables.size(); place++) {
      if (wanted.get(place) && variables.get(place).element().isFloating()) {
        active.add(variables.get(place));
      }
    }
    spread();
    while (carryOn()) {
      spread();
    }
  }

  private void spread() {
    for (Value value : order) {
      if (value.element().isFloating() && value.operands().stream().anyMatch(active::contains)) {
        active.add(value);
      }
    }
  }

  /** What a carry becomes depends on what is active, so from the next turn on it is itself. */
  private boolean carryOn() {
    boolean grown = false;
    for (int carry = 0; carry < loop.next().size(); carry++) {
      grown |= active.contains(loop.next().get(carry)) && active.add(variables.get(carry));
    }
    return grown;
  }

  /** Whether a derivative may flow through the value. */
  boolean isActive(Value value) {
    return active.contains(value);
  }

  /**
   * The carries that have a cotangent in some turn.
   *
   * @param asked those whose last values have one
   * @param stacked the values of the body whose stacks have one
   */
  List<Integer> carries(Set<Integer> asked, Set<Value> stacked) {
    Set<Integer> found = new TreeSet<>();
    Set<Value> sources = new HashSet<>(stacked);
    asked.forEach(carry -> sources.add(loop.next().get(carry)));
    asked.stream().filter(carry -> isActive(variables.get(carry))).forEach(found::add);
    boolean grown = true;
    while (grown) {
      grown = false;
      Set<Value> reached = new HashSet<>(Graph.reachable(List.copyOf(sources)));
      for (int carry = 0; carry < loop.next().size(); carry++) {
        boolean flows = reached.contains(variables.get(carry)) && isActive(variables.get(carry));
        if (flows && found.add(carry)) {
          sources.add(loop.next().get(carry));
          grown = true;
        }
      }
    }
    return List.copyOf(found);
  }
}
