package org.adjoint.compiler.parse;

import static org.adjoint.grammar.NnLexer.AND;
import static org.adjoint.grammar.NnLexer.ARROW;
import static org.adjoint.grammar.NnLexer.CARET;
import static org.adjoint.grammar.NnLexer.COMMA;
import static org.adjoint.grammar.NnLexer.ELSE;
import static org.adjoint.grammar.NnLexer.IF;
import static org.adjoint.grammar.NnLexer.LEFT_BRACE;
import static org.adjoint.grammar.NnLexer.LEFT_BRACKET;
import static org.adjoint.grammar.NnLexer.LEFT_PARENTHESIS;
import static org.adjoint.grammar.NnLexer.MINUS;
import static org.adjoint.grammar.NnLexer.NL;
import static org.adjoint.grammar.NnLexer.NOT;
import static org.adjoint.grammar.NnLexer.OR;
import static org.adjoint.grammar.NnLexer.RIGHT_BRACE;
import static org.adjoint.grammar.NnLexer.RIGHT_BRACKET;
import static org.adjoint.grammar.NnLexer.RIGHT_PARENTHESIS;
import static org.adjoint.grammar.NnLexer.SCAN;
import static org.adjoint.grammar.NnLexer.THEN;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Counts how deep the parser will recurse, before it does: by brackets, and by operators that nest
 * to their right ({@code -}, {@code not}, {@code ^}, {@code if}, {@code scan}).
 */
final class Nesting {
  /** The deepest recursion; a level costs the parser at most about 1 KB of stack. */
  static final int DEEPEST = 100;

  private final List<CommonToken> tokens;
  private final Deque<Level> outer = new ArrayDeque<>();
  private Level level = new Level(0);

  /** What nests between two brackets, by what ends it. */
  private static final class Level {
    final int outside;
    int signs;
    int negations;
    int choices;
    int scans;

    Level(int outside) {
      this.outside = outside;
    }

    int depth() {
      return outside + signs + negations + choices + scans;
    }
  }

  private Nesting(List<CommonToken> tokens) {
    this.tokens = tokens;
  }

  /** Whether the parser may read these tokens; if not, the place that is too deep is reported. */
  static boolean allows(List<CommonToken> tokens, Problems problems) {
    Nesting nesting = new Nesting(tokens);
    for (int i = 0; i < tokens.size(); i++) {
      nesting.take(i);
      if (nesting.level.depth() > DEEPEST) {
        report(tokens.get(i), problems);
        return false;
      }
    }
    return true;
  }

  static void report(Token token, Problems problems) {
    problems.report(
        Diagnostic.of(
                Code.TOO_DEEP,
                Spans.of(problems.source(), token),
                "the program nests more than " + DEEPEST + " levels deep here")
            .withHelp("give the inner parts names of their own"));
  }

  private void take(int i) {
    int type = tokens.get(i).getType();
    switch (type) {
      case LEFT_PARENTHESIS, LEFT_BRACKET, LEFT_BRACE -> {
        outer.push(level);
        level = new Level(level.depth() + 1);
      }
      case RIGHT_PARENTHESIS, RIGHT_BRACKET, RIGHT_BRACE -> level = outer.pop();
      case NL -> level = new Level(level.outside);
      case COMMA -> endElement();
      case NOT -> level.negations++;
      case THEN -> level.choices++;
      case SCAN -> level.scans++;
      case IF -> level.choices += isElseIf(i) ? 0 : 1;
      case CARET -> level.signs++;
      case MINUS -> countMinus(i);
      default -> endOperands(type);
    }
  }

  /** A comma ends what is before it, but for a scan, which has commas of its own. */
  private void endElement() {
    int scans = level.scans;
    level = new Level(level.outside);
    level.scans = scans;
  }

  private void countMinus(int i) {
    boolean isBinary = i > 0 && Words.EXPRESSION_ENDS.get(tokens.get(i - 1).getType());
    level.signs = isBinary ? 0 : level.signs + 1;
  }

  /** What binds less than a sign ends the operand of every sign before it, and so on. */
  private void endOperands(int type) {
    if (!Words.BINARY_OPERATORS.get(type)) {
      return;
    }
    level.signs = 0;
    if (type == AND || type == OR || type == ARROW) {
      level.negations = 0;
    }
  }

  /**
   * Whether an {@code if} goes on with a statement, whose branches the parser reads one after the
   * other.
   */
  private boolean isElseIf(int i) {
    return i > 1
        && tokens.get(i - 1).getType() == ELSE
        && tokens.get(i - 2).getType() == RIGHT_BRACE;
  }
}
