package org.adjoint.compiler.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.adjoint.compiler.analysis.Proposal.Kind;
import org.adjoint.compiler.check.BoundNames;
import org.adjoint.compiler.check.BuiltinNames;
import org.adjoint.compiler.check.Definition;
import org.adjoint.compiler.check.Module;
import org.adjoint.compiler.check.Primitive;
import org.adjoint.compiler.lower.TrainLowering;
import org.adjoint.compiler.parse.LanguageWords;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.Parameter;
import org.adjoint.compiler.syntax.ParameterList;
import org.adjoint.compiler.syntax.Statement;
import org.jspecify.annotations.Nullable;

/** Proposes what may be written at a place of a text, by what an earlier state of it means. */
public final class Completion {
  private static final Pattern CALLEE = Pattern.compile("(\\w+)\\s*(?=\\()");

  private final ProgramAnalysis analysis;
  private final TextContext context;
  private final Map<String, Proposal> proposals = new LinkedHashMap<>();

  private Completion(ProgramAnalysis analysis, TextContext context) {
    this.analysis = analysis;
    this.context = context;
  }

  /**
   * Proposals for the place at an offset; who shows them filters by what is written already.
   *
   * @param analysis of this text or of an earlier state that could be read
   */
  public static List<Proposal> at(SourceText source, int offset, ProgramAnalysis analysis) {
    Completion completion = new Completion(analysis, TextContext.of(source, offset));
    completion.propose();
    return new ArrayList<>(completion.proposals.values());
  }

  private void propose() {
    switch (context.place()) {
      case NOTHING -> {}
      case DECLARATION -> words(LanguageWords.declarations());
      case MEMBER -> members();
      case OPTION -> TrainLowering.OPTIONS.forEach(name -> put(Kind.OPTION, name, null, null));
      case STATEMENT -> {
        words(LanguageWords.statements());
        words(LanguageWords.reserved());
        values();
      }
      case ARGUMENT -> {
        arguments();
        values();
      }
      case VALUE -> {
        words(LanguageWords.reserved());
        values();
      }
    }
  }

  private void put(Kind kind, String text, @Nullable String detail, @Nullable String documented) {
    proposals.putIfAbsent(text, new Proposal(kind, text, detail, documented));
  }

  private void words(List<String> words) {
    words.forEach(word -> put(Kind.WORD, word, null, null));
  }

  private Module module() {
    return analysis.program().module();
  }

  private void values() {
    for (Occurrence each : analysis.names().all()) {
      if (each.binding() != null && isLocalHere(each.meaning())) {
        String name = each.meaning().name();
        put(Kind.LOCAL, name, each.binding().text(), each.binding().documentation());
      }
    }
    for (String name : module().names()) {
      Definition definition = module().find(name);
      if (definition != null) {
        Declaration.Named declaration = definition.declaration();
        put(Kind.DECLARATION, name, Headings.text(declaration), declaration.documentation());
      }
    }
    for (Primitive primitive : Primitive.values()) {
      put(Kind.BUILTIN, primitive.keyword(), null, null);
    }
    BuiltinNames.ALL.forEach(name -> put(Kind.BUILTIN, name, null, null));
  }

  private boolean isLocalHere(Meaning meaning) {
    return meaning instanceof Meaning.Local local
        && local.scope().owner().equals(context.declaration().name());
  }

  private void arguments() {
    Definition callee = module().find(context.before());
    if (callee != null && callee.declaration() instanceof Declaration.Parameterized declaration) {
      ParameterList first = declaration.signature().parameterLists().get(0);
      for (Parameter parameter : first.parameters()) {
        put(Kind.ARGUMENT, parameter.name().text() + ": ", Headings.text(parameter), null);
      }
    }
    Primitive primitive = callee == null ? Primitive.named(context.before()) : null;
    if (primitive != null) {
      for (Primitive.Formal formal : primitive.formals()) {
        put(Kind.ARGUMENT, formal.name() + ": ", null, null);
      }
    }
  }

  /** The parameters and states of the layers that the owner's binding calls. */
  private void members() {
    for (Occurrence each : analysis.names().all()) {
      Occurrence.Binding binding = each.binding();
      boolean owner = each.meaning().name().equals(context.before());
      if (binding == null || !owner || !isLocalHere(each.meaning())) {
        continue;
      }
      Matcher callee = CALLEE.matcher(binding.text());
      while (callee.find()) {
        Definition definition = module().find(callee.group(1));
        if (definition != null && definition.declaration() instanceof Declaration.Layer layer) {
          layer.body().statements().forEach(this::member);
        }
      }
    }
    put(Kind.MEMBER, "T", "the last two axes swapped", null);
  }

  private void member(Statement statement) {
    if (statement instanceof Statement.If choice) {
      choice.branches().forEach(branch -> branch.body().statements().forEach(this::member));
    } else if (statement instanceof Statement.Param || statement instanceof Statement.State) {
      BoundNames.directly(statement)
          .forEach(
              name ->
                  put(
                      Kind.MEMBER,
                      name.text(),
                      Headings.of(statement, name).text(),
                      StatementParts.documentation(statement)));
    }
  }
}
