package org.adjoint.compiler.optimize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Rebuild;

/**
 * Makes graphs smaller, faster and more accurate: {@link RuleOrder} says by which rules, {@link
 * PassOrder} by which passes.
 *
 * <p>One optimiser serves one compilation: it counts what it does.
 */
public final class Optimizer {
  private record CountedPass(Pass pass, String reason, Tally tally) {}

  private final List<Rewriter.Counted> before = new ArrayList<>();
  private final List<Rewriter.Counted> after = new ArrayList<>();
  private final List<CountedPass> passes = new ArrayList<>();
  private final List<Tally> tallies = new ArrayList<>();
  private final RewriteObserver observer;
  private long valuesBefore;
  private long valuesAfter;
  private long capped;

  private Optimizer(
      List<OrderedRule<?>> rules, List<PassOrder.Ordered> passes, RewriteObserver observer) {
    this.observer = observer;
    for (OrderedRule<?> rule : rules) {
      Rewriter.Counted counted = new Rewriter.Counted(rule, count(rule.name()));
      if (rule.stage() != OrderedRule.Stage.AFTER_GRADIENT) {
        before.add(counted);
      }
      if (rule.stage() != OrderedRule.Stage.BEFORE_GRADIENT) {
        after.add(counted);
      }
    }
    for (PassOrder.Ordered ordered : passes) {
      Tally tally = count(ordered.pass().name());
      this.passes.add(new CountedPass(ordered.pass(), ordered.reason(), tally));
    }
  }

  private Tally count(String name) {
    Tally tally = new Tally(name);
    tallies.add(tally);
    return tally;
  }

  /** Everything; with fast math also what changes bits for speed. */
  public static Optimizer full(boolean fastMath) {
    return watched(fastMath, RewriteObserver.NONE);
  }

  /** The same, and somebody is told of all it does. */
  public static Optimizer watched(boolean fastMath, RewriteObserver observer) {
    return new Optimizer(RuleOrder.rules(fastMath), PassOrder.passes(), observer);
  }

  /** Nothing but the rules and passes of the given names: to find which of them is at fault. */
  public static Optimizer only(Set<String> names) {
    return new Optimizer(
        RuleOrder.rules(true).stream().filter(rule -> names.contains(rule.name())).toList(),
        PassOrder.passes().stream().filter(each -> names.contains(each.pass().name())).toList(),
        RewriteObserver.NONE);
  }

  /**
   * The values in their simplest form, before they are differentiated.
   *
   * @param graph where to build; where it is the graph of the values, what has no simpler form
   *     stays
   */
  public List<Value> simplify(Graph graph, List<Value> roots) {
    observer.begins(RewriteObserver.SIMPLIFY, roots);
    List<Value> simplified = rewrite(graph, roots, before);
    observer.ends(simplified);
    return simplified;
  }

  /** The functions as they are to be planned, each in a graph of its own. */
  public List<GraphFunction> optimize(List<GraphFunction> functions) {
    return functions.stream().map(this::optimize).toList();
  }

  private GraphFunction optimize(GraphFunction function) {
    observer.begins(function.name(), function.values());
    List<Value> values = rewrite(new Graph(), function.values(), after);
    List<Value> rewritten = values;
    for (CountedPass counted : passes) {
      long start = System.nanoTime();
      values = apply(counted, new LoopBodies.Body(new Graph(), values), observer).values();
      counted.tally.tried(false, System.nanoTime() - start);
    }
    if (values != rewritten) {
      // Passes make values that rules have not seen.
      values = rewrite(new Graph(), values, after);
    }
    observer.ends(values);
    List<GraphFunction.Result> results = new ArrayList<>();
    for (int place = 0; place < values.size(); place++) {
      results.add(
          new GraphFunction.Result(function.results().get(place).sink(), values.get(place)));
    }
    return new GraphFunction(function.name(), results, function.turn());
  }

  /** Applies a pass to the bodies of loops first, each as a graph of its own. */
  private static LoopBodies.Body apply(
      CountedPass counted, LoopBodies.Body given, RewriteObserver observer) {
    LoopBodies.Body inside =
        given.inside(body -> apply(counted, body, RewriteObserver.NONE), observer);
    Graph graph = new Graph();
    Rebuild rebuild = new Rebuild(graph);
    List<Value> values = counted.pass.apply(inside.values(), rebuild, counted.tally);
    if (values == inside.values()) {
      return inside;
    }
    tell(observer, counted, rebuild.all());
    return new LoopBodies.Body(graph, values);
  }

  private static void tell(
      RewriteObserver observer, CountedPass counted, Map<Value, Value> rebuilt) {
    Map<Value, Value> replaced = new LinkedHashMap<>();
    rebuilt.forEach(
        (from, to) -> {
          List<Value> operands = from.operands().stream().map(rebuilt::get).toList();
          if (from.operation().equals(to.operation()) && to.operands().equals(operands)) {
            observer.carried(from, to);
          } else {
            replaced.put(from, to);
          }
        });
    if (!replaced.isEmpty()) {
      observer.rewrote(counted.pass.name(), counted.reason, replaced);
    }
  }

  private List<Value> rewrite(Graph graph, List<Value> roots, List<Rewriter.Counted> rules) {
    Rewriter rewriter = new Rewriter(graph, rules, observer);
    List<Value> rewritten = rewriter.rewrite(roots);
    valuesBefore += Graph.reachable(roots).size();
    valuesAfter += Graph.reachable(rewritten).size();
    capped += rewriter.capped();
    return rewritten;
  }

  /** What has been done so far. */
  public OptimizerReport report() {
    return new OptimizerReport(
        tallies.stream().map(Tally::line).toList(), valuesBefore, valuesAfter, capped);
  }
}
