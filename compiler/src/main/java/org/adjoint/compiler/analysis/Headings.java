package org.adjoint.compiler.analysis;

import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.source.Span;
import org.adjoint.compiler.syntax.Block;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.Identifier;
import org.adjoint.compiler.syntax.Parameter;
import org.adjoint.compiler.syntax.Statement;
import org.jspecify.annotations.Nullable;

/** How what gives a name its meaning is shown: on one line, without its body. */
final class Headings {
  private static final int LONGEST = 400;

  private Headings() {}

  static Occurrence.Binding of(Declaration.Named declaration) {
    return new Occurrence.Binding(text(declaration), declaration.documentation(), false);
  }

  static Occurrence.Binding of(Statement statement, Identifier name) {
    boolean loops = statement instanceof Statement.For;
    String text = loops ? "for " + name.text() : oneLine(statement.span());
    boolean persistent =
        statement instanceof Statement.Param || statement instanceof Statement.State;
    return new Occurrence.Binding(text, StatementParts.documentation(statement), persistent);
  }

  static String text(Parameter parameter) {
    return "parameter " + oneLine(parameter.span());
  }

  /** The declaration up to its body. */
  static String text(Declaration.Named declaration) {
    if (declaration instanceof Declaration.Parameterized parameterized) {
      return upTo(declaration, parameterized.body() instanceof Block block ? block.span() : null);
    }
    if (declaration instanceof Declaration.Model model) {
      return upTo(declaration, model.body().span());
    }
    if (declaration instanceof Declaration.Data data) {
      return upTo(declaration, data.body().span());
    }
    return upTo(declaration, null);
  }

  private static String upTo(Declaration.Named declaration, @Nullable Span body) {
    Span whole = declaration.span();
    SourceText source = whole.source();
    int end = body == null ? whole.end() : body.start();
    Span head = source.span(Math.min(keyword(declaration), end), end);
    return oneLine(head);
  }

  /** Where the line of the declaration's name begins: its documentation stands above. */
  private static int keyword(Declaration.Named declaration) {
    Span name = declaration.name().span();
    return name.source().lineStart(name.line());
  }

  private static String oneLine(Span span) {
    String text = span.text().strip().replaceAll("\\s+", " ");
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
