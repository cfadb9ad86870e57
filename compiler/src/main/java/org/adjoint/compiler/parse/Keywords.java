package org.adjoint.compiler.parse;

import static org.adjoint.grammar.NnLexer.ASSIGN;
import static org.adjoint.grammar.NnLexer.COLON;
import static org.adjoint.grammar.NnLexer.COMMA;
import static org.adjoint.grammar.NnLexer.ID;
import static org.adjoint.grammar.NnLexer.LEFT_BRACE;
import static org.adjoint.grammar.NnLexer.NL;
import static org.adjoint.grammar.NnLexer.REVERSED;
import static org.adjoint.grammar.NnLexer.RIGHT_BRACE;
import static org.adjoint.grammar.NnLexer.TRAIN;

import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Tells words that are keywords from the same words used as names: a keyword is the first word of
 * its line, and what follows does not make it a name that is bound or the key of an entry. In the
 * braces of {@code train} there are only entries.
 */
final class Keywords {
  private final List<CommonToken> tokens;

  private Keywords(List<CommonToken> tokens) {
    this.tokens = tokens;
  }

  /** Makes names of all words of these tokens that are no keywords where they stand. */
  static void settle(List<CommonToken> tokens) {
    Keywords keywords = new Keywords(tokens);
    int depth = 0;
    boolean inTrain = false;
    for (int i = 0; i < tokens.size(); i++) {
      CommonToken token = tokens.get(i);
      int type = token.getType();
      if (depth == 0 && keywords.beginsLine(i)) {
        inTrain = type == TRAIN;
      }
      if (type == LEFT_BRACE) {
        depth++;
      } else if (type == RIGHT_BRACE) {
        depth--;
      } else if (Words.NAMES.get(type) && (inTrain && depth > 0 || !keywords.isKeyword(i, depth))) {
        token.setType(ID);
      }
    }
  }

  private boolean isKeyword(int i, int depth) {
    int type = type(i);
    if (!beginsLine(i)) {
      return type == REVERSED && endsExpression(type(i - 1));
    }
    if (depth == 0) {
      return Words.DECLARATIONS.get(type);
    }
    int next = type(i + 1);
    boolean isName = next == ASSIGN || next == COMMA || next == COLON;
    return !isName && (Words.STATEMENTS.get(type) || Words.DECLARATIONS.get(type));
  }

  /**
   * Whether an expression may end with a token; words before it that are names are settled already.
   */
  private static boolean endsExpression(int type) {
    return type == ID || Words.EXPRESSION_ENDS.get(type) && !Words.NAMES.get(type);
  }

  private boolean beginsLine(int i) {
    int before = type(i - 1);
    return before == Token.INVALID_TYPE || before == NL || before == LEFT_BRACE;
  }

  private int type(int i) {
    return i >= 0 && i < tokens.size() ? tokens.get(i).getType() : Token.INVALID_TYPE;
  }
}
