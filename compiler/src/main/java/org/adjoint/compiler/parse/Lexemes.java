package org.adjoint.compiler.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.parse.Lexeme.Kind;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.grammar.NnLexer;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** Cuts a file into lexemes. */
public final class Lexemes {
  private Lexemes() {}

  /** All lexemes of a file in which no error was found. */
  public static List<Lexeme> of(SourceText source) {
    Map<Integer, Integer> kinds = new HashMap<>();
    Map<Integer, Boolean> starts = new HashMap<>();
    int before = NnLexer.NL;
    for (CommonToken token : Parser.tokens(source, new Diagnostics())) {
      kinds.put(token.getStartIndex(), token.getType());
      boolean begins = before == NnLexer.NL || before == NnLexer.LEFT_BRACE;
      starts.put(token.getStartIndex(), begins && token.getType() != NnLexer.RIGHT_BRACE);
      before = token.getType();
    }
    List<Lexeme> lexemes = new ArrayList<>();
    NnLexer lexer = new NnLexer(new TextStream(source));
    lexer.removeErrorListeners();
    for (Token t = lexer.nextToken(); t.getType() != Token.EOF; t = lexer.nextToken()) {
      if (t.getType() != NnLexer.SPACE) {
        int start = t.getStartIndex();
        Kind kind = kind(kinds.getOrDefault(start, t.getType()), t.getType());
        boolean begins = kind != Kind.COMMENT && kind != Kind.LINE_END;
        lexemes.add(
            new Lexeme(kind, t.getText(), start, begins && starts.getOrDefault(start, false)));
      }
    }
    return lexemes;
  }

  /**
   * What a token is.
   *
   * @param settled its type once keywords are told from names
   * @param scanned its type as it was read, which alone tells comments and line ends
   */
  private static Kind kind(int settled, int scanned) {
    return switch (scanned) {
      case NnLexer.DOCUMENTATION, NnLexer.LINE_COMMENT, NnLexer.BLOCK_COMMENT -> Kind.COMMENT;
      case NnLexer.NL -> Kind.LINE_END;
      case NnLexer.LEFT_PARENTHESIS, NnLexer.LEFT_BRACKET, NnLexer.LEFT_BRACE -> Kind.OPEN;
      case NnLexer.RIGHT_PARENTHESIS, NnLexer.RIGHT_BRACKET, NnLexer.RIGHT_BRACE -> Kind.CLOSE;
      case NnLexer.COMMA, NnLexer.COLON, NnLexer.DOT, NnLexer.ASSIGN -> Kind.PUNCTUATION;
      case NnLexer.AND, NnLexer.OR -> Kind.KEYWORD;
      case NnLexer.TRUE, NnLexer.FALSE -> Kind.OPERAND;
      default -> {
        if (Words.BINARY_OPERATORS.get(scanned)) {
          yield Kind.OPERATOR;
        }
        boolean word = Words.RESERVED.get(settled) || Words.NAMES.get(settled);
        yield word && settled != NnLexer.ID ? Kind.KEYWORD : Kind.OPERAND;
      }
    };
  }
}
