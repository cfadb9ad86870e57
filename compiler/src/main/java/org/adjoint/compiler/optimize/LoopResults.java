package org.adjoint.compiler.optimize;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.LoopVariable;
import org.adjoint.compiler.ir.LoopVariable.Role;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.LoopRun;
import org.adjoint.compiler.op.Scan;

/**
 * A run of a loop with all that is asked of it.
 *
 * @param graph where its operands are, and where to build
 */
record LoopResults(Graph graph, LoopRun run, Set<Scan.Result> asked) {

  /** The values of the body whose stacks are asked for. */
  List<Value> stacked() {
    List<Value> stacked = new ArrayList<>();
    for (Scan.Result result : asked) {
      if (result instanceof Scan.Result.Stack stack) {
        stacked.add(stack.value());
      }
    }
    return stacked;
  }

  /** The carries that a result depends on. */
  List<Integer> liveCarries() {
    Set<Integer> live = new TreeSet<>();
    Set<Value> roots = new LinkedHashSet<>(stacked());
    for (Scan.Result result : asked) {
      if (result instanceof Scan.Result.Last last) {
        live.add(last.carry());
        roots.add(run.loop().next().get(last.carry()));
      }
    }
    boolean grown = true;
    while (grown) {
      grown = false;
      for (Value value : Graph.reachable(List.copyOf(roots))) {
        boolean reached =
            value.operation() instanceof LoopVariable variable
                && variable.role() == Role.CARRY
                && live.add(variable.place());
        if (reached) {
          int place = ((LoopVariable) value.operation()).place();
          roots.add(run.loop().next().get(place));
          grown = true;
        }
      }
    }
    return List.copyOf(live);
  }

  /** What the given carries become. */
  List<Value> next(List<Integer> carries) {
    return carries.stream().map(carry -> run.loop().next().get(carry)).toList();
  }

  /** The values that some of a body's are made of, operands before what uses them. */
  List<Value> order(List<Integer> carries) {
    List<Value> roots = new ArrayList<>(next(carries));
    roots.addAll(stacked());
    return Graph.reachable(roots);
  }

  /** Those of some values, in order, that depend on variables of the given roles. */
  static Set<Value> depending(List<Value> order, Set<Role> roles) {
    Set<Value> depending = new HashSet<>();
    for (Value value : order) {
      boolean depends =
          value.operation() instanceof LoopVariable variable && roles.contains(variable.role())
              || value.operands().stream().anyMatch(depending::contains);
      if (depends) {
        depending.add(value);
      }
    }
    return depending;
  }
}
