package org.adjoint.compiler.sketch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Makes a program that fails as small as it can be made while it fails. */
public final class Shrinker {
  private final Predicate<Sketch> fails;

  private Shrinker(Predicate<Sketch> fails) {
    this.fails = fails;
  }

  /** The smallest program found that fails as well. */
  public static Sketch shrink(Sketch sketch, Predicate<Sketch> fails) {
    Shrinker shrinker = new Shrinker(fails);
    Sketch smallest = sketch;
    Optional<Sketch> smaller = Optional.of(sketch);
    while (smaller.isPresent()) {
      smallest = smaller.get();
      smaller = shrinker.smaller(smallest);
    }
    return smallest;
  }

  private Optional<Sketch> smaller(Sketch sketch) {
    List<Sketch> candidates = new ArrayList<>();
    withoutStatements(sketch, candidates);
    withoutInputs(sketch, candidates);
    withShorterExtents(sketch, candidates);
    if (!sketch.optimizer().equals("sgd(0.1)")) {
      candidates.add(new Sketch(sketch.inputs(), sketch.statements(), "sgd(0.1)"));
    }
    return candidates.stream()
        .filter(candidate -> candidate.text().isPresent() && fails.test(candidate))
        .findFirst();
  }

  /** Leaves a statement out, from the last, and takes another name where its own was used. */
  private static void withoutStatements(Sketch sketch, List<Sketch> candidates) {
    List<Statement> all = sketch.statements();
    for (int place = all.size() - 1; place >= 0; place--) {
      String name = all.get(place).name();
      List<Statement> before = all.subList(0, place);
      List<Statement> after = all.subList(place + 1, all.size());
      Set<String> others = new HashSet<>(all.get(place).operands());
      others.addAll(sketch.inputs().keySet());
      for (String other : others) {
        List<Statement> rest = new ArrayList<>(before);
        after.forEach(each -> rest.add(each.with(name, other)));
        candidates.add(new Sketch(sketch.inputs(), rest, sketch.optimizer()));
      }
    }
  }

  private static void withoutInputs(Sketch sketch, List<Sketch> candidates) {
    for (String name : sketch.inputs().keySet()) {
      if (sketch.statements().stream().noneMatch(each -> each.operands().contains(name))) {
        Map<String, List<Integer>> rest = new LinkedHashMap<>(sketch.inputs());
        rest.remove(name);
        candidates.add(new Sketch(rest, sketch.statements(), sketch.optimizer()));
      }
    }
  }

  /** Shortens an extent wherever it stands in an input, so that what fitted fits still. */
  private static void withShorterExtents(Sketch sketch, List<Sketch> candidates) {
    for (int old = 9; old >= 2; old--) {
      for (int shorter = 1; shorter < old; shorter++) {
        Map<String, List<Integer>> inputs = new LinkedHashMap<>();
        int from = old;
        int to = shorter;
        sketch
            .inputs()
            .forEach(
                (name, extents) ->
                    inputs.put(name, extents.stream().map(e -> e == from ? to : e).toList()));
        if (!inputs.equals(sketch.inputs())) {
          candidates.add(new Sketch(inputs, sketch.statements(), sketch.optimizer()));
        }
      }
    }
  }
}
