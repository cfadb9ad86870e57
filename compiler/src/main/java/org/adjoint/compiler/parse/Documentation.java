package org.adjoint.compiler.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.grammar.NnLexer;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** The {@code ///} comments of a file, by the token they stand above. */
final class Documentation {
  private final SourceText source;
  private final Map<Integer, String> byOffset = new HashMap<>();
  private final List<String> block = new ArrayList<>();
  private int lastLine;
  private boolean behindToken;
  private boolean behindCode;
  private @Nullable String top;
  private int belowTop = -1;

  Documentation(SourceText source) {
    this.source = source;
  }

  /** Takes a line of documentation; one behind code on the same line documents nothing. */
  void add(Token comment) {
    if (behindCode) {
      return;
    }
    int line = source.line(comment.getStartIndex());
    if (line > lastLine + 1) {
      endBlock();
    }
    String text = comment.getText().substring(3);
    block.add((text.startsWith(" ") ? text.substring(1) : text).stripTrailing());
    lastLine = line;
  }

  /** Says that a token follows what was added. */
  void precedes(Token token) {
    if (token.getType() == NnLexer.NL) {
      behindCode = false;
      return;
    }
    if (!block.isEmpty()) {
      boolean isTop = !behindToken && top == null;
      if (!isTop) {
        byOffset.put(token.getStartIndex(), text());
      } else if (source.line(token.getStartIndex()) == lastLine + 1) {
        belowTop = token.getStartIndex();
      }
      endBlock();
    }
    behindToken = true;
    behindCode = true;
  }

  /**
   * The documentation above a token, as its lines without the slashes; not that at the top of the
   * file.
   */
  @Nullable String above(Token token) {
    return byOffset.get(token.getStartIndex());
  }

  /** The documentation at the top of the file. */
  @Nullable String top() {
    return top;
  }

  /**
   * Whether a token stands below the documentation at the top of the file, with no empty line
   * between.
   */
  boolean isBelowTop(Token token) {
    return token.getStartIndex() == belowTop;
  }

  private String text() {
    return String.join("\n", block).stripTrailing();
  }

  private void endBlock() {
    if (!behindToken && top == null && !block.isEmpty()) {
      top = text();
    }
    block.clear();
  }
}
