package org.adjoint.compiler.parse;

import static org.adjoint.grammar.NnParser.ASSIGN;
import static org.adjoint.grammar.NnParser.ID;
import static org.adjoint.grammar.NnParser.LEFT_BRACE;
import static org.adjoint.grammar.NnParser.LEFT_PARENTHESIS;
import static org.adjoint.grammar.NnParser.NL;
import static org.adjoint.grammar.NnParser.RIGHT_BRACE;
import static org.adjoint.grammar.NnParser.RIGHT_PARENTHESIS;

import java.util.BitSet;
import org.adjoint.compiler.syntax.Identifier;
import org.adjoint.grammar.NnParser;
import org.antlr.v4.runtime.ANTLRErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.jspecify.annotations.Nullable;

/**
 * Goes on behind a syntax error where the statement, entry, signature or declaration it is in ends:
 * nothing is guessed within one, so an error has no consequences of its own.
 */
final class Recovery implements ANTLRErrorStrategy {
  private final Problems problems;
  private final SyntaxErrors errors;

  /** The token at which a line that begins wrong would only follow from the last one. */
  private int forgiven = -1;

  Recovery(Problems problems) {
    this.problems = problems;
    this.errors = new SyntaxErrors(problems);
  }

  @Override
  public Token recoverInline(Parser parser) {
    throw new InputMismatchException(parser);
  }

  /** Called in each rule around an error, from the inside out, until one of them ends here. */
  @Override
  public void recover(Parser parser, RecognitionException error) {
    ParserRuleContext context = parser.getContext();
    switch (context.getRuleIndex()) {
      case NnParser.RULE_file,
          NnParser.RULE_declarationLine,
          NnParser.RULE_statementLine,
          NnParser.RULE_entryLine -> {
        report(parser, error);
        skipLine(parser);
      }
      case NnParser.RULE_signature -> {
        report(parser, error);
        skipSignature(parser, context.getStart());
      }
      default -> throw error;
    }
    problems.damage(context.getStart().getStartIndex());
  }

  /** Errors are reported when the parser goes on, since only then it is known what they spoil. */
  @Override
  public void reportError(Parser parser, RecognitionException error) {}

  private void report(Parser parser, RecognitionException error) {
    Token found = error.getOffendingToken();
    int start = parser.getContext().getStart().getStartIndex();
    if (problems.within(start, endOf(parser, found))) {
      return;
    }
    errors.report(parser, error);
  }

  /**
   * Drops lines that begin with what cannot begin one, which the parser would take for the end of
   * all lines.
   */
  @Override
  public void sync(Parser parser) {
    BitSet starts = starts(parser.getContext());
    if (starts == null) {
      return;
    }
    Token found = parser.getCurrentToken();
    while (!isEnd(found) && !starts.get(found.getType())) {
      boolean known = problems.within(startOf(parser, found), endOf(parser, found));
      boolean follows = found.getTokenIndex() == forgiven && !errors.isMisspelt(parser);
      if (!known && !follows) {
        errors.reportStart(parser);
      }
      boolean outside = parser.getContext() instanceof NnParser.FileContext;
      if (outside) {
        dropName(parser);
      }
      skipLine(parser);
      found = parser.getCurrentToken();
      if (outside) {
        // Lines outside of a declaration come from one brace too many: one report is enough for all
        // of them.
        forgiven = found.getTokenIndex();
      }
    }
  }

  /** A name behind a word that begins no declaration: it is not unknown, though its meaning is. */
  private void dropName(Parser parser) {
    Token word = parser.getInputStream().LT(1);
    Token name = parser.getInputStream().LT(2);
    if (word.getType() == ID && name.getType() == ID) {
      problems.drop(new Identifier(name.getText(), Spans.of(problems.source(), name)));
    }
  }

  /**
   * The offset behind the token before one: what stands between is dropped, since something is
   * wrong with it.
   */
  private static int startOf(Parser parser, Token token) {
    int index = token.getTokenIndex();
    return index == 0 ? 0 : parser.getInputStream().get(index - 1).getStopIndex() + 1;
  }

  /** The offset before the token behind one. */
  private static int endOf(Parser parser, Token token) {
    TokenStream tokens = parser.getInputStream();
    int next = token.getTokenIndex() + 1;
    int end = next < tokens.size() ? tokens.get(next).getStartIndex() - 1 : token.getStartIndex();
    return Math.max(end, token.getStopIndex() + 1);
  }

  /** What lines of a rule that consists of lines begin with. */
  private static @Nullable BitSet starts(ParserRuleContext context) {
    return switch (context.getRuleIndex()) {
      case NnParser.RULE_file -> Words.DECLARATIONS;
      case NnParser.RULE_block -> Words.STATEMENT_STARTS;
      case NnParser.RULE_record -> Words.ENTRY_STARTS;
      default -> null;
    };
  }

  private static boolean isEnd(Token token) {
    return token.getType() == RIGHT_BRACE || token.getType() == Token.EOF;
  }

  /** Goes behind the end of this line, or before the brace around it. */
  private static void skipLine(Parser parser) {
    int depth = 0;
    while (depth > 0 || !isEnd(parser.getCurrentToken())) {
      int type = parser.consume().getType();
      if (type == LEFT_BRACE) {
        depth++;
      } else if (type == RIGHT_BRACE) {
        depth--;
      } else if (type == NL && depth == 0) {
        return;
      }
    }
  }

  /** Goes to where a body may begin behind the parameter lists that begin at a token. */
  private static void skipSignature(Parser parser, Token start) {
    TokenStream tokens = parser.getInputStream();
    int depth = 0;
    int at = start.getTokenIndex();
    while (at < tokens.index() || depth > 0 || !endsSignature(tokens.get(at).getType())) {
      int type = tokens.get(at).getType();
      depth += type == LEFT_PARENTHESIS ? 1 : type == RIGHT_PARENTHESIS ? -1 : 0;
      at++;
    }
    while (tokens.index() < at) {
      parser.consume();
    }
  }

  private static boolean endsSignature(int type) {
    return type == LEFT_BRACE || type == ASSIGN || type == NL || type == Token.EOF;
  }

  @Override
  public void reset(Parser parser) {}

  @Override
  public boolean inErrorRecoveryMode(Parser parser) {
    return false;
  }

  @Override
  public void reportMatch(Parser parser) {}
}
