package org.adjoint.compiler.parse;

import static org.adjoint.grammar.NnLexer.ASSIGN;
import static org.adjoint.grammar.NnLexer.COMMA;
import static org.adjoint.grammar.NnLexer.CONST;
import static org.adjoint.grammar.NnLexer.FOR;
import static org.adjoint.grammar.NnLexer.IMPORT;
import static org.adjoint.grammar.NnLexer.RETURN;
import static org.adjoint.grammar.NnLexer.STRING;

import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** The first tokens of a line, read for what they can only be, whatever stands before them. */
final class LineStart {
  private final List<CommonToken> tokens;
  private final int first;

  private LineStart(List<CommonToken> tokens, int first) {
    this.tokens = tokens;
    this.first = first;
  }

  /** The start of the line behind a line end. */
  static LineStart after(List<CommonToken> tokens, int lineEnd) {
    return new LineStart(tokens, lineEnd + 1);
  }

  /** Its first token, or null at the end of the text. */
  @Nullable CommonToken token() {
    return first < tokens.size() ? tokens.get(first) : null;
  }

  /** Whether it stands at the left margin, where people write declarations and nothing else. */
  boolean isAtMargin() {
    CommonToken token = token();
    return token != null && token.getCharPositionInLine() == 0;
  }

  /** Whether it can only be that of a declaration. A {@code const} may be a statement as well. */
  boolean beginsDeclaration() {
    int type = type(first);
    if (type == IMPORT) {
      return type(first + 1) == STRING;
    }
    return Words.DECLARATIONS.get(type) && type != CONST && Words.NAMES.get(type(first + 1));
  }

  /**
   * Whether it can only be that of a statement or declaration, and does not go on with an
   * expression.
   */
  boolean beginsStatement() {
    int type = type(first);
    if (type == RETURN || type == FOR || beginsDeclaration()) {
      return true;
    }
    if (!Words.NAMES.get(type)) {
      return false;
    }
    int at = first + 1;
    while (type(at) == COMMA && Words.NAMES.get(type(at + 1))) {
      at += 2;
    }
    return type(at) == ASSIGN || at == first + 1 && Words.NAMES.get(type(at));
  }

  private int type(int i) {
    return i < tokens.size() ? tokens.get(i).getType() : Token.INVALID_TYPE;
  }
}
