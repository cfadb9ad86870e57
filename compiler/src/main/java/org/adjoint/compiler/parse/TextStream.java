package org.adjoint.compiler.parse;

import org.adjoint.compiler.source.SourceText;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.misc.Interval;

/** Source text as the lexer reads it: by code points, but at the offsets that spans count in. */
final class TextStream implements CharStream {
  private final SourceText source;
  private final String text;
  private int offset;

  TextStream(SourceText source) {
    this.source = source;
    this.text = source.text();
  }

  @Override
  public void consume() {
    if (offset == text.length()) {
      throw new IllegalStateException("nothing behind the end of the text");
    }
    offset += Character.charCount(text.codePointAt(offset));
  }

  @Override
  public int LA(int distance) {
    if (distance < 0) {
      return before(-distance);
    }
    int at = offset;
    for (int i = 1; i < distance && at < text.length(); i++) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at < text.length() ? text.codePointAt(at) : EOF;
  }

  private int before(int distance) {
    int at = offset;
    for (int i = 1; i < distance && at > 0; i++) {
      at -= Character.charCount(text.codePointBefore(at));
    }
    return at > 0 ? text.codePointBefore(at) : EOF;
  }

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {
    // The whole text stays in memory, so there is nothing to let go of.
  }

  @Override
  public int index() {
    return offset;
  }

  @Override
  public void seek(int index) {
    offset = index;
  }

  @Override
  public int size() {
    return text.length();
  }

  @Override
  public String getSourceName() {
    return source.name();
  }

  @Override
  public String getText(Interval interval) {
    int end = Math.min(interval.b + 1, text.length());
    return interval.a >= end ? "" : text.substring(interval.a, end);
  }
}
