package org.adjoint.compiler.lower;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.check.ArgumentMatching;
import org.adjoint.compiler.check.Primitive;
import org.adjoint.compiler.lower.Denotation.Mark;
import org.jspecify.annotations.Nullable;

/** Finds the parameter of each argument of a call. */
final class Arguments {
  private final Elaboration elaboration;

  Arguments(Elaboration elaboration) {
    this.elaboration = elaboration;
  }

  /**
   * The arguments by the place of their parameter; of a repeated parameter the arguments take its
   * place and those that follow. Null where something is wrong with them.
   */
  @Nullable Map<Integer, Given> match(
      String callee, List<Primitive.Formal> formals, List<Given> given, Site site) {
    List<ArgumentMatching.Heading> headings =
        given.stream().map(g -> new ArgumentMatching.Heading(g.name(), g.span())).toList();
    ArgumentMatching matching = ArgumentMatching.match(callee, formals, headings, site.span());
    for (ArgumentMatching.Problem problem : matching.problems()) {
      Fault fault = site.frame().at(problem.span()).fault(problem.code(), problem.message());
      elaboration.report(problem.help() == null ? fault : fault.withHelp(problem.help()));
    }
    boolean poisoned = given.stream().anyMatch(g -> g.value() == Mark.POISON);
    if (poisoned || !matching.problems().isEmpty()) {
      return null;
    }
    Map<Integer, Given> byPlace = new HashMap<>();
    for (int i = 0; i < given.size(); i++) {
      int place = matching.places().get(i);
      while (byPlace.containsKey(place)) {
        place++;
      }
      byPlace.put(place, given.get(i));
    }
    return byPlace;
  }
}
