package org.adjoint.compiler.parse;

import static org.adjoint.grammar.NnLexer.LEFT_BRACE;
import static org.adjoint.grammar.NnLexer.LEFT_BRACKET;
import static org.adjoint.grammar.NnLexer.LEFT_PARENTHESIS;
import static org.adjoint.grammar.NnLexer.NL;
import static org.adjoint.grammar.NnLexer.RIGHT_BRACE;
import static org.adjoint.grammar.NnLexer.RIGHT_BRACKET;
import static org.adjoint.grammar.NnLexer.RIGHT_PARENTHESIS;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.source.Span;
import org.antlr.v4.runtime.CommonToken;
import org.jspecify.annotations.Nullable;

/**
 * Balances brackets, so that one that is missing does not swallow the file: what is left open is
 * closed where a line begins that cannot stand inside it, or where a bracket outside of it is
 * closed; what closes nothing is dropped.
 */
final class Brackets {
  private final List<CommonToken> tokens;
  private final Problems problems;
  private final Deque<CommonToken> open = new ArrayDeque<>();
  private final List<CommonToken> balanced;

  private Brackets(List<CommonToken> tokens, Problems problems) {
    this.tokens = tokens;
    this.problems = problems;
    this.balanced = new ArrayList<>(tokens.size());
  }

  /**
   * The tokens with balanced brackets; none where they are nested too deeply for anything to be
   * read.
   */
  static List<CommonToken> balance(List<CommonToken> tokens, Problems problems) {
    Brackets brackets = new Brackets(tokens, problems);
    for (int i = 0; i < tokens.size(); i++) {
      if (brackets.open.size() > Nesting.DEEPEST) {
        Nesting.report(brackets.open.element(), problems);
        return List.of();
      }
      brackets.take(i);
    }
    brackets.closeDownTo(null, null);
    return brackets.balanced;
  }

  private void take(int i) {
    CommonToken token = tokens.get(i);
    switch (token.getType()) {
      case LEFT_PARENTHESIS, LEFT_BRACKET, LEFT_BRACE -> {
        open.push(token);
        balanced.add(token);
      }
      case RIGHT_PARENTHESIS, RIGHT_BRACKET, RIGHT_BRACE -> close(token);
      case NL -> {
        closeBeforeLine(i);
        balanced.add(token);
      }
      default -> balanced.add(token);
    }
  }

  private void close(CommonToken closer) {
    CommonToken top = open.peek();
    if (top != null && opener(closer.getType()) != top.getType()) {
      top = partnerOf(closer);
      if (top != null) {
        closeDownTo(top, closer);
      }
    }
    if (top != null) {
      open.pop();
      balanced.add(closer);
      return;
    }
    reportStray(closer);
  }

  /**
   * The open bracket that a closing one most likely belongs to though others were opened after it.
   */
  private @Nullable CommonToken partnerOf(CommonToken closer) {
    // A brace holds statements: one `)` too many among them does not end it, unless it is a record
    // in a call.
    boolean inBrackets = open.stream().anyMatch(each -> each.getType() != LEFT_BRACE);
    for (CommonToken candidate : open) {
      if (candidate.getType() == opener(closer.getType())) {
        return candidate;
      }
      if (candidate.getType() == LEFT_BRACE && !inBrackets) {
        return null;
      }
    }
    return null;
  }

  private void reportStray(CommonToken closer) {
    CommonToken top = open.peek();
    Span span = span(closer);
    if (problems.within(span.start() - 1, span.start() - 1)) {
      // One more of the same, as in `))`.
      problems.damage(span.start());
      return;
    }
    if (top == null || top.getType() == LEFT_BRACE) {
      problems.report(
          Code.UNBALANCED_BRACKET, span, "`" + closer.getText() + "` closes nothing that is open");
      return;
    }
    problems.report(
        Diagnostic.of(
                Code.UNBALANCED_BRACKET,
                span,
                "`" + closer.getText() + "` does not close `" + top.getText() + "`")
            .withLabel(span(top), "opened here"));
    balanced.add(inserted(closerOf(open.pop())));
  }

  /** Closes what is open when a line begins that can only stand further out. */
  private void closeBeforeLine(int lineEnd) {
    CommonToken top = open.peek();
    if (top == null) {
      return;
    }
    LineStart next = LineStart.after(tokens, lineEnd);
    if (next.beginsDeclaration() && next.isAtMargin()) {
      closeDownTo(null, next.token());
    } else if (top.getType() != LEFT_BRACE
        && next.beginsStatement()
        && Words.EXPRESSION_ENDS.get(tokens.get(lineEnd - 1).getType())) {
      CommonToken brace =
          open.stream().filter(each -> each.getType() == LEFT_BRACE).findFirst().orElse(null);
      closeDownTo(brace, next.token());
    }
  }

  /**
   * Closes all brackets opened after the given one (all of them for null) before the given token.
   */
  private void closeDownTo(@Nullable CommonToken kept, @Nullable CommonToken before) {
    if (open.peek() == kept) {
      return;
    }
    CommonToken innermost = open.element();
    String text = "`" + innermost.getText() + "` is never closed";
    Diagnostic diagnostic = Diagnostic.of(Code.UNBALANCED_BRACKET, span(innermost), text);
    if (before != null) {
      String missing = "`" + closerText(innermost) + "`";
      diagnostic = diagnostic.withLabel(span(before), missing + " is missing before this");
    }
    boolean inExpression = innermost.getType() != LEFT_BRACE;
    int end = before == null ? problems.source().length() : before.getStartIndex() - 1;
    // A string that does not end takes the closing brackets of its line with it.
    boolean known = inExpression && problems.within(innermost.getStartIndex(), end);
    while (open.peek() != kept) {
      CommonToken left = open.pop();
      problems.damage(left.getStartIndex());
      balanced.add(inserted(closerOf(left)));
    }
    if (!known) {
      problems.report(diagnostic);
    }
  }

  /** A token without text behind the last one taken. */
  private CommonToken inserted(int type) {
    CommonToken last = balanced.get(balanced.size() - 1);
    CommonToken token = new CommonToken(type, Words.text(type));
    token.setStartIndex(last.getStopIndex() + 1);
    token.setStopIndex(last.getStopIndex());
    problems.damage(token.getStartIndex());
    return token;
  }

  private Span span(CommonToken token) {
    return Spans.of(problems.source(), token);
  }

  private static String closerText(CommonToken opener) {
    return Words.text(closerOf(opener));
  }

  private static int closerOf(CommonToken opener) {
    return switch (opener.getType()) {
      case LEFT_PARENTHESIS -> RIGHT_PARENTHESIS;
      case LEFT_BRACKET -> RIGHT_BRACKET;
      default -> RIGHT_BRACE;
    };
  }

  private static int opener(int closer) {
    return switch (closer) {
      case RIGHT_PARENTHESIS -> LEFT_PARENTHESIS;
      case RIGHT_BRACKET -> LEFT_BRACKET;
      default -> LEFT_BRACE;
    };
  }
}
