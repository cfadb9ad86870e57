package org.adjoint.compiler.autodiff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Loop;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.LoopRun;
import org.adjoint.compiler.op.Scan;
import org.jspecify.annotations.Nullable;

/**
 * Differentiates a loop: finds the cotangents of what its body is given in a turn, in terms of
 * those of what the body makes, and has a {@link BackwardLoop} find them for all turns.
 */
final class LoopGradient {
  private final LoopRun run;
  private final Loop loop;
  private final Map<Value, Value> seeds = new LinkedHashMap<>();
  private int placeholders;

  /** Differentiates all results of a run together. */
  LoopGradient(LoopRun run) {
    this.run = run;
    this.loop = run.loop();
  }

  /**
   * The cotangents of the operands; null for one that has none.
   *
   * @param graph where the run's results are
   * @param given the cotangents of results
   * @param wanted for each operand whether its cotangent is asked for
   */
  List<@Nullable Value> find(Graph graph, Map<Scan.Result, Value> given, List<Boolean> wanted) {
    Map<Integer, Value> lasts = new LinkedHashMap<>();
    Map<Value, Value> stacks = new LinkedHashMap<>();
    given.forEach(
        (result, cotangent) -> {
          if (result instanceof Scan.Result.Last last) {
            lasts.put(last.carry(), cotangent);
          } else {
            stacks.put(((Scan.Result.Stack) result).value(), cotangent);
          }
        });
    List<Value> roots = new ArrayList<>(loop.next());
    roots.addAll(stacks.keySet());
    LoopActivity activity = new LoopActivity(run, Graph.reachable(roots), wanted);
    stacks.keySet().removeIf(value -> !activity.isActive(value));
    BackwardLoop backward = new BackwardLoop(graph, run, Graph.reachable(roots));
    List<Integer> carries = activity.carries(lasts.keySet(), stacks.keySet());
    for (int carry : carries) {
      Value variable = run.variables().get(carry);
      backward.carry(variable, lasts.get(carry), seed(loop.next().get(carry)));
    }
    stacks.forEach((value, cotangent) -> backward.sequence(cotangent, seed(value)));
    return backward.operands(ofVariables(activity, carries));
  }

  /** What stands for a value's cotangent of the turn. */
  private Value seed(Value value) {
    Cotangent placeholder = new Cotangent(this, placeholders++, value.type());
    Value seed = loop.body().add(placeholder, List.of(), value.origin());
    seeds.merge(value, seed, Algebra.at(loop.body(), value)::add);
    return seed;
  }

  /** The cotangents of the variables that have one. */
  private Map<Value, Value> ofVariables(LoopActivity activity, List<Integer> carries) {
    List<Value> variables = run.variables();
    Set<Value> asked = new HashSet<>(variables);
    asked.removeIf(variable -> !activity.isActive(variable));
    for (int carry = 0; carry < loop.next().size(); carry++) {
      if (!carries.contains(carry)) {
        asked.remove(variables.get(carry));
      }
    }
    List<Value> ordered = variables.stream().filter(asked::contains).toList();
    List<@Nullable Value> found = Gradients.from(loop.body(), seeds, ordered);
    Map<Value, Value> cotangents = new LinkedHashMap<>();
    for (int place = 0; place < ordered.size(); place++) {
      Value cotangent = found.get(place);
      if (cotangent != null) {
        cotangents.put(ordered.get(place), cotangent);
      }
    }
    return cotangents;
  }
}
