package org.adjoint.compiler.derivation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.optimize.RewriteObserver;
import org.jspecify.annotations.Nullable;

/**
 * All that an optimiser did, so that the graph can be seen as it was between any two rewrites.
 *
 * <p>The optimiser works through a graph operands first and builds another beside it. What a reader
 * would call the whole graph in between is read from both: each value stands for what has become of
 * it so far.
 */
final class RewriteHistory implements RewriteObserver {
  /** From a number of rewrites on, another value stands for one. */
  private record Successor(Value value, int since) {}

  /** What was done to the values of one function. */
  private static final class Run {
    private final List<Value> roots;
    private final Map<Value, Successor> successors = new HashMap<>();
    private final List<Rewrite> rewrites = new ArrayList<>();

    Run(List<Value> roots) {
      this.roots = roots;
    }
  }

  private final Identities identities = new Identities();
  private final Map<String, Run> runs = new LinkedHashMap<>();
  private @Nullable Run current;

  Identities identities() {
    return identities;
  }

  /** What is simplified first is what is differentiated; the rest shares its values. */
  @Override
  public void begins(String what, List<Value> roots) {
    current = null;
    if (!runs.containsKey(what)) {
      Graph.reachable(roots).forEach(identities::of);
      current = new Run(roots);
      runs.put(what, current);
    }
  }

  @Override
  public void carried(Value from, Value to) {
    Run run = current;
    if (run != null && from != to) {
      identities.same(from, to);
      run.successors.putIfAbsent(from, new Successor(to, run.rewrites.size()));
    }
  }

  @Override
  public void rewrote(String name, String reason, Map<Value, Value> replaced) {
    Run run = current;
    if (run == null) {
      return;
    }
    int number = run.rewrites.size() + 1;
    List<Integer> made = new ArrayList<>();
    List<Rewrite.Change> changes = new ArrayList<>();
    replaced.forEach(
        (from, to) -> {
          made.addAll(identities.replaced(from, to));
          changes.add(new Rewrite.Change(from, to));
          run.successors.putIfAbsent(from, new Successor(to, number));
        });
    run.rewrites.add(new Rewrite(name, reason, changes, made));
  }

  @Override
  public void ends(List<Value> roots) {
    current = null;
  }

  /** The rewrites of a function, in order. */
  List<Rewrite> rewrites(String what) {
    Run run = runs.get(what);
    return run == null ? List.of() : List.copyOf(run.rewrites);
  }

  /** The graph of a function after so many rewrites, with more results that it may share. */
  GraphState state(String what, int rewrites, List<Value> more) {
    Run run = runs.get(what);
    if (run == null) {
      throw new IllegalArgumentException("nothing was done to " + what);
    }
    List<Value> roots = new ArrayList<>(run.roots);
    roots.addAll(more);
    return GraphState.of(roots, value -> standing(run, value, rewrites), identities);
  }

  private static Value standing(Run run, Value value, int rewrites) {
    Value standing = value;
    // Rules that undo each other come back to where they were.
    Set<Value> passed = new LinkedHashSet<>();
    Successor next = run.successors.get(standing);
    while (next != null && next.since <= rewrites && passed.add(standing)) {
      standing = next.value;
      next = run.successors.get(standing);
    }
    return standing;
  }
}
