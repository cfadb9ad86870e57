package org.adjoint.compiler.check;

import java.util.List;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.source.Span;
import org.adjoint.compiler.syntax.Declaration;
import org.jspecify.annotations.Nullable;

/** Decides which model of a program is meant. */
public final class ModelChoice {
  private ModelChoice() {}

  /**
   * The model of the given name; without one, that of the only {@code train} block, else the only
   * model. Null where there is none to choose, which is reported.
   */
  public static @Nullable Definition choose(
      CheckedProgram program, @Nullable String name, Diagnostics diagnostics) {
    Span start = program.entry().source().span(0, 0);
    if (name != null) {
      return named(program, name, start, diagnostics);
    }
    List<Declaration.Train> trains = program.entry().declarations(Declaration.Train.class);
    if (trains.size() == 1) {
      Declaration.Train train = trains.get(0);
      return named(program, train.model().text(), train.model().span(), diagnostics);
    }
    List<Definition> models = program.definitions(Declaration.Model.class);
    if (models.size() == 1) {
      return models.get(0);
    }
    // What could not be read may have been the model.
    boolean unreadable = program.module().isIncomplete() || diagnostics.hasErrors();
    if (models.isEmpty() && !unreadable) {
      diagnostics.add(Code.UNKNOWN_MODEL, start, "this program has no model");
    } else if (!models.isEmpty()) {
      diagnostics.add(
          Code.UNKNOWN_MODEL,
          start,
          "which of the models " + names(models) + " is meant is not said");
    }
    return null;
  }

  private static @Nullable Definition named(
      CheckedProgram program, String name, Span span, Diagnostics diagnostics) {
    Definition model = program.model(name);
    if (model != null || program.module().mayKnow(name)) {
      return model;
    }
    List<Definition> models = program.definitions(Declaration.Model.class);
    String help = Suggestions.help(name, models.stream().map(Definition::name).toList());
    String all = models.isEmpty() ? "the program has no model" : "there is " + names(models);
    diagnostics.add(
        Diagnostic.of(Code.UNKNOWN_MODEL, span, "there is no model `" + name + "`")
            .withHelp(help == null ? all : help));
    return null;
  }

  private static String names(List<Definition> models) {
    return "`" + String.join("`, `", models.stream().map(Definition::name).toList()) + "`";
  }
}
