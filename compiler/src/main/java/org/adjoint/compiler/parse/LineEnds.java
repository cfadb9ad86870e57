package org.adjoint.compiler.parse;

import static org.adjoint.grammar.NnLexer.COMMA;
import static org.adjoint.grammar.NnLexer.ID;
import static org.adjoint.grammar.NnLexer.LEFT_BRACE;
import static org.adjoint.grammar.NnLexer.LEFT_BRACKET;
import static org.adjoint.grammar.NnLexer.LEFT_PARENTHESIS;
import static org.adjoint.grammar.NnLexer.NL;
import static org.adjoint.grammar.NnLexer.RIGHT_BRACE;
import static org.adjoint.grammar.NnLexer.RIGHT_BRACKET;
import static org.adjoint.grammar.NnLexer.RIGHT_PARENTHESIS;
import static org.adjoint.grammar.NnLexer.WITH;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;

/**
 * Keeps the line ends that end a declaration, a statement or an entry, and sees to it that each of
 * these has one.
 *
 * <p>A line end ends nothing inside {@code ( )} and {@code [ ]}, behind a token that leaves
 * something unfinished, and before a token that no line begins with. But it does where nothing
 * follows in these braces, or only what begins a statement: then this line is at fault, not the
 * next one.
 */
final class LineEnds {
  private final List<CommonToken> tokens;
  private final List<CommonToken> kept;
  private final Deque<Integer> open = new ArrayDeque<>();

  private LineEnds(List<CommonToken> tokens) {
    this.tokens = tokens;
    this.kept = new ArrayList<>(tokens.size());
  }

  /** Filters tokens whose brackets are balanced. */
  static List<CommonToken> filter(List<CommonToken> tokens) {
    LineEnds filter = new LineEnds(tokens);
    for (int i = 0; i < tokens.size(); i++) {
      filter.take(i);
    }
    if (!filter.isAtStart()) {
      filter.endLine();
    }
    return filter.kept;
  }

  private void take(int i) {
    CommonToken token = tokens.get(i);
    switch (token.getType()) {
      case NL -> {
        if (ends(i)) {
          kept.add(token);
        }
        return;
      }
      case LEFT_PARENTHESIS, LEFT_BRACKET, LEFT_BRACE -> open.push(token.getType());
      case RIGHT_BRACE -> {
        open.pop();
        if (!isAtStart() && lastType() != COMMA) {
          endLine();
        }
      }
      case RIGHT_PARENTHESIS, RIGHT_BRACKET -> open.pop();
      default -> {}
    }
    kept.add(token);
  }

  private boolean ends(int i) {
    boolean inBrackets = !open.isEmpty() && open.element() != LEFT_BRACE;
    if (inBrackets || isAtStart()) {
      return false;
    }
    if (Words.UNFINISHED.get(lastType())) {
      // What follows these may look like the start of a statement: `with h = a, c = b`.
      boolean listing = lastType() == COMMA || lastType() == WITH;
      return !listing && (isLast(i) || LineStart.after(tokens, i).beginsStatement());
    }
    return isLast(i) || !Words.CONTINUING.get(tokens.get(i + 1).getType());
  }

  /** Whether nothing follows in the file or the braces around. */
  private boolean isLast(int i) {
    return i + 1 == tokens.size() || tokens.get(i + 1).getType() == RIGHT_BRACE;
  }

  /** Whether nothing stands on this line yet that could end. */
  private boolean isAtStart() {
    return kept.isEmpty() || lastType() == NL || lastType() == LEFT_BRACE;
  }

  private int lastType() {
    return kept.isEmpty() ? ID : kept.get(kept.size() - 1).getType();
  }

  /** Adds a line end without text. */
  private void endLine() {
    CommonToken last = kept.get(kept.size() - 1);
    CommonToken lineEnd = new CommonToken(NL, "");
    lineEnd.setStartIndex(last.getStopIndex() + 1);
    lineEnd.setStopIndex(last.getStopIndex());
    kept.add(lineEnd);
  }
}
