package org.adjoint.cli.lsp;

import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.source.Span;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** Offsets of texts as the protocol counts them: lines and UTF-16 characters, from 0. */
final class Positions {
  private Positions() {}

  /** The offset of a position; one beyond a line means its end, one beyond the text the text's. */
  static int offset(SourceText text, Position position) {
    int line = Math.max(position.getLine(), 0);
    if (line >= text.lineCount()) {
      return text.length();
    }
    int start = text.lineStart(line + 1);
    int end = text.lineEnd(line + 1);
    return start + Math.min(Math.max(position.getCharacter(), 0), end - start);
  }

  static Position position(SourceText text, int offset) {
    int line = text.line(offset);
    return new Position(line - 1, offset - text.lineStart(line));
  }

  static Range range(Span span) {
    return new Range(position(span.source(), span.start()), position(span.source(), span.end()));
  }

  static Range whole(SourceText text) {
    return range(text.span(0, text.length()));
  }
}
