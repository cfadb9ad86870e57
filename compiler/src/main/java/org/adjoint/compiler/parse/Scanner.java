package org.adjoint.compiler.parse;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.source.Span;
import org.adjoint.grammar.NnLexer;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Cuts the text into tokens: line ends stay, comments and spaces go, documentation is set aside.
 */
final class Scanner {
  private final Problems problems;
  private final NnLexer lexer;
  private final Documentation documentation;
  private final List<CommonToken> tokens = new ArrayList<>();

  private Scanner(Problems problems, Documentation documentation) {
    this.problems = problems;
    this.documentation = documentation;
    this.lexer = new NnLexer(new TextStream(problems.source()));
    lexer.removeErrorListeners();
  }

  /**
   * The tokens of the text, with one for each run of line ends; documentation goes to the given
   * place.
   */
  static List<CommonToken> scan(Problems problems, Documentation documentation) {
    Scanner scanner = new Scanner(problems, documentation);
    boolean more = true;
    while (more) {
      more = scanner.take((CommonToken) scanner.lexer.nextToken());
    }
    return Numbers.check(scanner.tokens, problems);
  }

  /** Puts one token where it belongs and says whether there are more. */
  private boolean take(CommonToken token) {
    switch (token.getType()) {
      case Token.EOF:
        documentation.precedes(token);
        return false;
      case NnLexer.SPACE, NnLexer.LINE_COMMENT, NnLexer.BLOCK_COMMENT:
        return true;
      case NnLexer.DOCUMENTATION:
        documentation.add(token);
        return true;
      case NnLexer.UNKNOWN:
        UnknownCharacters.report(token, problems);
        return true;
      case NnLexer.UNTERMINATED_COMMENT:
        // What follows is the comment's text: to read it as a program would only give more errors.
        problems.report(
            Code.UNTERMINATED_COMMENT, span(token), "this comment is never closed by `*/`");
        return false;
      case NnLexer.UNTERMINATED_STRING:
        problems.report(
            Code.UNTERMINATED_STRING, span(token), "this string does not end on its line");
        token.setType(NnLexer.STRING);
        break;
      case NnLexer.ID:
        UnknownCharacters.check(token, problems);
        break;
      default:
        break;
    }
    documentation.precedes(token);
    if (token.getType() != NnLexer.NL || !behindLineEnd()) {
      tokens.add(token);
    }
    return true;
  }

  /** Whether nothing stands between the last line end, or the start of the text, and here. */
  private boolean behindLineEnd() {
    return tokens.isEmpty() || tokens.get(tokens.size() - 1).getType() == NnLexer.NL;
  }

  private Span span(CommonToken token) {
    return Spans.of(problems.source(), token);
  }
}
