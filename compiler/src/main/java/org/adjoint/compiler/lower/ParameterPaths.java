package org.adjoint.compiler.lower;

import java.util.List;
import org.adjoint.compiler.check.Suggestions;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.lower.TrainSettings.Freeze;
import org.adjoint.compiler.lower.TrainSettings.Group;
import org.adjoint.compiler.lower.TrainSettings.Pattern;
import org.adjoint.compiler.lower.TrainSettings.Phase;

/** Finds the parameters that the paths of a {@code train} block mean. */
final class ParameterPaths {
  private final Reporter reporter;
  private final List<Persistent> parameters;
  private final TrainSettings settings;

  ParameterPaths(Reporter reporter, List<Persistent> parameters, TrainSettings settings) {
    this.reporter = reporter;
    this.parameters = parameters;
    this.settings = settings;
  }

  /** Whether each path has a parameter, and each group one that is left to it; reports others. */
  boolean check() {
    boolean known = settings.freeze().stream().map(Freeze::parameters).allMatch(this::check);
    for (Phase phase : settings.phases()) {
      known &= phase.parameters().stream().filter(path -> !check(path)).count() == 0;
      known &= checkGroups(phase.optimizers().groups());
    }
    return known;
  }

  private boolean check(Pattern pattern) {
    if (parameters.stream().anyMatch(p -> pattern.matches(p.leaf().name()))) {
      return true;
    }
    List<String> names = parameters.stream().map(p -> p.leaf().name()).toList();
    String help = Suggestions.help(pattern.path(), names);
    String all =
        names.isEmpty() ? "the model has none" : "there are `" + String.join("`, `", names) + "`";
    reporter.report(
        Diagnostic.of(
                Code.UNKNOWN_PARAMETER,
                pattern.span(),
                "no parameter is called `" + pattern.path() + "`")
            .withHelp(help == null ? all : help));
    return false;
  }

  private boolean checkGroups(List<Group> groups) {
    boolean sound = true;
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      List<Group> before = groups.subList(0, i);
      boolean known = group.parameters().stream().filter(path -> !check(path)).count() == 0;
      boolean left =
          parameters.stream()
              .map(p -> p.leaf().name())
              .anyMatch(
                  name ->
                      isOf(name, group.parameters())
                          && before.stream().noneMatch(other -> isOf(name, other.parameters())));
      if (known && !left) {
        reporter.report(
            Diagnostic.of(
                    Code.NOTHING_TO_TRAIN,
                    group.optimizer().span(),
                    "the groups before this one have all of its parameters")
                .withHelp("a parameter belongs to the first group that names it"));
      }
      sound &= known && left;
    }
    return sound;
  }

  static boolean isOf(String name, List<Pattern> paths) {
    return paths.stream().anyMatch(path -> path.matches(name));
  }

  /** What a phase moves where nothing is frozen. */
  List<Persistent> of(Phase phase) {
    return parameters.stream()
        .filter(p -> phase.parameters().isEmpty() || isOf(p.leaf().name(), phase.parameters()))
        .toList();
  }

  /** What a phase moves in some epochs at least. */
  List<Persistent> everOf(Phase phase) {
    List<Pattern> frozen =
        settings.freeze().stream().filter(Freeze::isAlways).map(Freeze::parameters).toList();
    return of(phase).stream().filter(p -> !isOf(p.leaf().name(), frozen)).toList();
  }

  /** What a phase moves in an epoch. */
  List<Persistent> of(Phase phase, int epoch) {
    List<Pattern> frozen =
        settings.freeze().stream().filter(f -> f.isIn(epoch)).map(Freeze::parameters).toList();
    return of(phase).stream().filter(p -> !isOf(p.leaf().name(), frozen)).toList();
  }
}
