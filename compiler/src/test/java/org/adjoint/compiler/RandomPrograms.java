package org.adjoint.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.adjoint.compiler.optimize.RuleNames;
import org.adjoint.compiler.sketch.Generator;
import org.adjoint.compiler.sketch.Shrinker;
import org.adjoint.compiler.sketch.Sketch;
import org.jspecify.annotations.Nullable;

/** Tries programs of seeds by all comparisons, and makes small what fails. */
final class RandomPrograms {
  private interface Check {
    void of(ProgramComparison comparison);
  }

  private record NamedCheck(String name, Check check) {}

  private RandomPrograms() {}

  /** The comparisons of a seed: the costly ones take their turns. */
  private static List<NamedCheck> checks(long seed, String text) {
    List<NamedCheck> checks = new ArrayList<>();
    checks.add(new NamedCheck("interpreter", ProgramComparison::interpreter));
    if (seed % 2 == 0) {
      checks.add(new NamedCheck("all rules", each -> each.rules(ProgramComparison.allRules())));
    }
    // What is cut off has no derivative, but a finite difference.
    if (seed % 2 == 1 && !text.contains("stop_gradient")) {
      checks.add(new NamedCheck("finite differences", each -> each.slopes(seed)));
    }
    if (seed % 10 == 3) {
      checks.add(new NamedCheck("javac", ProgramComparison::javac));
    }
    int turn = (int) (seed / 2 % 4);
    if (turn == 0) {
      checks.add(new NamedCheck("exact rules", each -> each.exactRulesAlone(RuleNames.exact())));
    } else if (turn == 1) {
      checks.add(
          new NamedCheck(
              "stable rules",
              each -> RuleNames.stable().forEach(name -> each.rules(Set.of(name)))));
    } else {
      int lanes = List.of(1, 4, 8, 16).get((int) (seed / 8 % 4));
      checks.add(
          new NamedCheck(
              "targets and teams", each -> each.targetsAndTeams(lanes, turn == 2 ? 2 : 4)));
    }
    return checks;
  }

  private static int rows(long seed) {
    return 1 + (int) (seed % 7);
  }

  /** What is wrong with the program of a seed, made small; empty if nothing is. */
  static Optional<String> fault(long seed) {
    Sketch sketch = Generator.program(seed);
    String first = failure(seed, sketch, null);
    if (first == null) {
      return Optional.empty();
    }
    String kind = kind(first);
    Sketch small =
        Shrinker.shrink(
            sketch,
            candidate -> {
              String failure = failure(seed, candidate, kind);
              return failure != null && kind(failure).equals(kind);
            });
    return Optional.of(
        "seed %d, %d rows: %s%n%s"
            .formatted(seed, rows(seed), failure(seed, small, kind), small.text().orElseThrow()));
  }

  private static String kind(String failure) {
    return failure.substring(0, failure.indexOf('\n'));
  }

  /** The comparison and the class of what is thrown, and behind them what is said. */
  private static @Nullable String failure(long seed, Sketch sketch, @Nullable String only) {
    String text = sketch.text().orElseThrow();
    String name = "compilation";
    try {
      ProgramComparison comparison = new ProgramComparison(text, rows(seed));
      for (NamedCheck check : checks(seed, text)) {
        name = check.name();
        if (only == null || only.startsWith(name)) {
          check.check().of(comparison);
        }
      }
      return null;
    } catch (RuntimeException | Error thrown) {
      return "%s: %s%n%s".formatted(name, thrown.getClass().getSimpleName(), thrown.getMessage());
    }
  }
}
