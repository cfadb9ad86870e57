package org.adjoint.compiler.parse;

import static org.adjoint.grammar.NnLexer.ASSIGN;
import static org.adjoint.grammar.NnLexer.ID;
import static org.adjoint.grammar.NnLexer.NL;

import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.source.Span;
import org.adjoint.grammar.NnParser;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.jspecify.annotations.Nullable;

/** Says in terms of the language what the parser did not expect. */
final class SyntaxErrors {
  private static final int LONGEST_QUOTE = 40;

  private final Problems problems;

  SyntaxErrors(Problems problems) {
    this.problems = problems;
  }

  /** Reports a token that does not fit to those before it. */
  void report(Parser parser, RecognitionException error) {
    TokenStream tokens = parser.getInputStream();
    Token found = error.getOffendingToken();
    Token before = neighbour(tokens, found, -1);
    Expectation expected = Expectation.of(error, before);
    if (before != null && found.getType() == ASSIGN && isReserved(before)) {
      reportReserved(before);
      return;
    }
    if (isReserved(found) && (expected.isName() || isMeantAsName(tokens, before, found))) {
      reportReserved(found);
      return;
    }
    String after =
        before != null && expected.isPart() && before.getType() != NL
            ? " after " + quote(before)
            : "";
    String message = "expected " + expected.text() + after + ", found " + describe(tokens, found);
    problems.report(
        Diagnostic.of(Code.UNEXPECTED_TOKEN, span(tokens, found), message)
            .withHelp(Advice.on(error, before)));
  }

  /** Reports a token that begins no line of the block, record or file the parser is in. */
  void reportStart(Parser parser) {
    TokenStream tokens = parser.getInputStream();
    Token found = parser.getCurrentToken();
    if (isReserved(found) && isBound(tokens, found)) {
      reportReserved(found);
      return;
    }
    int rule = parser.getContext().getRuleIndex();
    String expected =
        switch (rule) {
          case NnParser.RULE_file -> "a declaration";
          case NnParser.RULE_block -> "a statement";
          default -> "an entry `name: value`";
        };
    String message = "expected " + expected + ", found " + describe(tokens, found);
    problems.report(
        Diagnostic.of(Code.UNEXPECTED_TOKEN, span(tokens, found), message)
            .withHelp(Advice.onStart(rule, found)));
  }

  /** Whether the parser is at a word that only needs other letters to begin a declaration. */
  boolean isMisspelt(Parser parser) {
    Token word = parser.getCurrentToken();
    Token next = neighbour(parser.getInputStream(), word, 1);
    boolean named = word.getType() == ID && next != null && next.getType() == ID;
    return named && Advice.onStart(parser.getContext().getRuleIndex(), word) != null;
  }

  private void reportReserved(Token word) {
    problems.report(
        Code.RESERVED_WORD,
        Spans.of(problems.source(), word),
        quote(word) + " is a reserved word and cannot be a name");
  }

  /** The place of a token; that of a line end is directly behind the token before it. */
  private Span span(TokenStream tokens, Token found) {
    Token shown = shown(tokens, found);
    if (shown.getType() != NL && shown.getType() != Token.EOF) {
      return Spans.of(problems.source(), shown);
    }
    Token before = neighbour(tokens, found, -1);
    int end = before == null ? found.getStartIndex() : before.getStopIndex() + 1;
    return problems.source().span(end, end);
  }

  private static String describe(TokenStream tokens, Token found) {
    Token shown = shown(tokens, found);
    return switch (shown.getType()) {
      case NL -> "end of line";
      case Token.EOF -> "end of file";
      default -> quote(shown);
    };
  }

  /** The token a reader sees: for a line end without text, what follows it. */
  private static Token shown(TokenStream tokens, Token found) {
    boolean invisible = found.getType() == NL && found.getStopIndex() < found.getStartIndex();
    Token next = neighbour(tokens, found, 1);
    return invisible && next != null ? next : found;
  }

  static String quote(Token token) {
    String text = token.getText();
    boolean whole = text.length() <= LONGEST_QUOTE;
    return "`" + (whole ? text : text.substring(0, LONGEST_QUOTE) + "…") + "`";
  }

  private static boolean isReserved(Token token) {
    return Words.RESERVED.get(token.getType());
  }

  /** Whether a reserved word stands where a name is bound or used. */
  private static boolean isMeantAsName(TokenStream tokens, @Nullable Token before, Token word) {
    return isBound(tokens, word)
        || before != null
            && Words.OPERAND_IS_NEXT.get(before.getType())
            && Words.NEVER_OPERANDS.get(word.getType());
  }

  private static boolean isBound(TokenStream tokens, Token word) {
    Token next = neighbour(tokens, word, 1);
    return next != null && next.getType() == ASSIGN;
  }

  private static @Nullable Token neighbour(TokenStream tokens, Token token, int distance) {
    int index = token.getTokenIndex() + distance;
    return index >= 0 && index < tokens.size() ? tokens.get(index) : null;
  }
}
