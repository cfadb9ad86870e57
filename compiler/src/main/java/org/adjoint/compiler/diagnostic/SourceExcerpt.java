package org.adjoint.compiler.diagnostic;

import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.source.Span;

/**
 * The line a span begins on, as it is shown, and where its underline stands below it.
 *
 * @param indent the columns before the underline
 * @param width the columns of the underline, at least one
 * @param isWindowed whether the line is too long to be shown as a whole
 */
record SourceExcerpt(String line, int indent, int width, boolean isWindowed) {
  private static final int LONGEST = 140;
  private static final int BEFORE = 50;
  private static final int BEHIND = 90;
  private static final String CUT = "…";

  static SourceExcerpt of(Span span) {
    SourceText source = span.source();
    int line = span.line();
    int lineStart = source.lineStart(line);
    int lineEnd = source.lineEnd(line);
    boolean windowed = lineEnd - lineStart > LONGEST;
    int start = Math.min(span.start(), lineEnd);
    int from = windowed ? boundary(source, Math.max(lineStart, start - BEFORE)) : lineStart;
    int to = windowed ? boundary(source, Math.min(lineEnd, start + BEHIND)) : lineEnd;
    int end = Math.max(start, Math.min(span.end(), to));
    String before = (from > lineStart ? CUT : "") + visible(source, from, start);
    String marked = visible(source, start, end);
    String behind = visible(source, end, to) + (to < lineEnd ? CUT : "");
    return new SourceExcerpt(
        before + marked + behind,
        VisibleText.width(before),
        Math.max(1, VisibleText.width(marked)),
        windowed);
  }

  /** The offset, or the one before it where it would part a surrogate pair. */
  private static int boundary(SourceText source, int offset) {
    String text = source.text();
    boolean parts =
        offset > 0
            && offset < text.length()
            && Character.isSurrogatePair(text.charAt(offset - 1), text.charAt(offset));
    return parts ? offset - 1 : offset;
  }

  private static String visible(SourceText source, int start, int end) {
    return VisibleText.of(source.text().substring(start, end));
  }
}
