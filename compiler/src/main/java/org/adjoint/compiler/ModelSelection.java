package org.adjoint.compiler;

import java.util.List;
import java.util.Optional;
import org.adjoint.compiler.check.CheckedProgram;
import org.adjoint.compiler.check.Definition;
import org.adjoint.compiler.check.Suggestions;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.source.Span;
import org.adjoint.compiler.syntax.Declaration;
import org.jspecify.annotations.Nullable;

/** Finds which model of a program, and which {@code train} block, is meant. */
final class ModelSelection {
  private final CheckedProgram program;
  private final Diagnostics diagnostics;

  ModelSelection(CheckedProgram program, Diagnostics diagnostics) {
    this.program = program;
    this.diagnostics = diagnostics;
  }

  /** The training that is meant, or none where the program trains nothing that is asked for. */
  Optional<Declaration.Train> train(@Nullable String model) {
    List<Declaration.Train> trains =
        program.trains().stream()
            .filter(train -> model == null || train.model().text().equals(model))
            .toList();
    if (trains.size() > 1) {
      Diagnostic several =
          Diagnostic.of(
              Code.UNKNOWN_MODEL,
              trains.get(1).model().span(),
              "the program trains more than one model");
      diagnostics.add(
          several
              .withLabel(trains.get(0).model().span(), "the first one")
              .withHelp("say which with `--model " + trains.get(1).model() + "`"));
    }
    return trains.stream().findFirst();
  }

  /** The model that is meant, or none where there is none, which is reported. */
  Optional<Definition> model(@Nullable String name) {
    List<Definition> models = program.definitions(Declaration.Model.class);
    if (name != null) {
      return named(name, models);
    }
    if (models.isEmpty() && !diagnostics.hasErrors()) {
      diagnostics.add(
          Diagnostic.of(Code.UNKNOWN_MODEL, start(), "this file has no model")
              .withHelp("a model is `model Name { … }`, here or in a file that is imported"));
    } else if (models.size() > 1) {
      Span second = models.get(1).declaration().name().span();
      diagnostics.add(
          Diagnostic.of(Code.UNKNOWN_MODEL, second, "the program has more than one model")
              .withLabel(models.get(0).declaration().name().span(), "the first one")
              .withHelp("say which with `--model " + models.get(1) + "`"));
    }
    return models.stream().findFirst();
  }

  private Optional<Definition> named(String name, List<Definition> models) {
    Definition definition = program.model(name);
    if (definition == null) {
      SourceText asked = SourceText.of("--model", name);
      String message = "the program has no model `" + name + "`";
      List<String> known = models.stream().map(Definition::name).toList();
      diagnostics.add(
          Diagnostic.of(Code.UNKNOWN_MODEL, asked.span(0, asked.length()), message)
              .withHelp(Suggestions.help(name, known)));
    }
    return Optional.ofNullable(definition);
  }

  private Span start() {
    return program.entry().source().span(0, 0);
  }
}
