package org.adjoint.compiler.parse;

import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.source.Span;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** The spans of what the parser knows. */
final class Spans {
  private Spans() {}

  static Span of(SourceText source, Token token) {
    return source.span(token.getStartIndex(), token.getStopIndex() + 1);
  }

  static Span of(SourceText source, ParserRuleContext context) {
    return source.span(context.getStart().getStartIndex(), context.getStop().getStopIndex() + 1);
  }
}
