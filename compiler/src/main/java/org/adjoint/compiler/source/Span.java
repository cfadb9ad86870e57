package org.adjoint.compiler.source;

/**
 * A stretch of a source text.
 *
 * @param start the offset of its first character
 * @param end the offset behind its last character
 */
public record Span(SourceText source, int start, int end) implements Comparable<Span> {
  public Span {
    if (start < 0 || end < start || end > source.length()) {
      throw new IllegalArgumentException(
          "no span of " + source.name() + ": " + start + " to " + end);
    }
  }

  /** The line, from 1, of its first character. */
  public int line() {
    return source.line(start);
  }

  /** The column, from 1, of its first character. */
  public int column() {
    return source.column(start);
  }

  /** The smallest span that covers this one and another of the same text. */
  public Span to(Span other) {
    if (other.source != source) {
      throw new IllegalArgumentException(
          "spans of " + source.name() + " and " + other.source.name());
    }
    return new Span(source, Math.min(start, other.start), Math.max(end, other.end));
  }

  /** The empty span behind this one. */
  public Span atEnd() {
    return new Span(source, end, end);
  }

  public String text() {
    return source.text().substring(start, end);
  }

  /** Orders by the name of the text, then by position. */
  @Override
  public int compareTo(Span other) {
    int byName = source.name().compareTo(other.source.name());
    if (byName != 0) {
      return byName;
    }
    int byStart = Integer.compare(start, other.start);
    return byStart != 0 ? byStart : Integer.compare(end, other.end);
  }

  /** The place as {@code file:line:column}. */
  @Override
  public String toString() {
    return source.name() + ":" + line() + ":" + column();
  }
}
