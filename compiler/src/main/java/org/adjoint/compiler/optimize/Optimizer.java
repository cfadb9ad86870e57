package org.adjoint.compiler.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.Value;

/**
 * Makes graphs smaller, faster and more accurate: {@link RuleOrder} says by which rules, {@link
 * PassOrder} by which passes.
 *
 * <p>One optimiser serves one compilation: it counts what it does.
 */
public final class Optimizer {
  private record CountedPass(Pass pass, Tally tally) {}

  private final List<Rewriter.Counted> before = new ArrayList<>();
  private final List<Rewriter.Counted> after = new ArrayList<>();
  private final List<CountedPass> passes = new ArrayList<>();
  private final List<Tally> tallies = new ArrayList<>();
  private long valuesBefore;
  private long valuesAfter;
  private long capped;

  private Optimizer(List<OrderedRule<?>> rules, List<Pass> passes) {
    for (OrderedRule<?> rule : rules) {
      Rewriter.Counted counted = new Rewriter.Counted(rule, count(rule.name()));
      if (rule.stage() != OrderedRule.Stage.AFTER_GRADIENT) {
        before.add(counted);
      }
      if (rule.stage() != OrderedRule.Stage.BEFORE_GRADIENT) {
        after.add(counted);
      }
    }
    for (Pass pass : passes) {
      this.passes.add(new CountedPass(pass, count(pass.name())));
    }
  }

  private Tally count(String name) {
    Tally tally = new Tally(name);
    tallies.add(tally);
    return tally;
  }

  /** Everything; with fast math also what changes bits for speed. */
  public static Optimizer full(boolean fastMath) {
    return new Optimizer(RuleOrder.rules(fastMath), PassOrder.passes());
  }

  /** Nothing but the rules and passes of the given names: to find which of them is at fault. */
  public static Optimizer only(Set<String> names) {
    return new Optimizer(
        RuleOrder.rules(true).stream().filter(rule -> names.contains(rule.name())).toList(),
        PassOrder.passes().stream().filter(pass -> names.contains(pass.name())).toList());
  }

  /**
   * The values in their simplest form, before they are differentiated.
   *
   * @param graph where to build; where it is the graph of the values, what has no simpler form
   *     stays
   */
  public List<Value> simplify(Graph graph, List<Value> roots) {
    return rewrite(graph, roots, before);
  }

  /** The functions as they are to be planned, each in a graph of its own. */
  public List<GraphFunction> optimize(List<GraphFunction> functions) {
    return functions.stream().map(this::optimize).toList();
  }

  private GraphFunction optimize(GraphFunction function) {
    List<Value> values = rewrite(new Graph(), function.values(), after);
    List<Value> rewritten = values;
    for (CountedPass counted : passes) {
      long start = System.nanoTime();
      values = apply(counted, new LoopBodies.Body(new Graph(), values)).values();
      counted.tally.tried(false, System.nanoTime() - start);
    }
    if (values != rewritten) {
      // Passes make values that rules have not seen.
      values = rewrite(new Graph(), values, after);
    }
    List<GraphFunction.Result> results = new ArrayList<>();
    for (int place = 0; place < values.size(); place++) {
      results.add(
          new GraphFunction.Result(function.results().get(place).sink(), values.get(place)));
    }
    return new GraphFunction(function.name(), results, function.turn());
  }

  /** Applies a pass to the bodies of loops first, each as a graph of its own. */
  private static LoopBodies.Body apply(CountedPass counted, LoopBodies.Body given) {
    LoopBodies.Body inside = given.inside(body -> apply(counted, body));
    Graph graph = new Graph();
    List<Value> values = counted.pass.apply(inside.values(), graph, counted.tally);
    return values == inside.values() ? inside : new LoopBodies.Body(graph, values);
  }

  private List<Value> rewrite(Graph graph, List<Value> roots, List<Rewriter.Counted> rules) {
    Rewriter rewriter = new Rewriter(graph, rules);
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
