package org.adjoint.compiler.source;

import java.util.Arrays;

/** The text of one file under the name it is shown by, and the lines it consists of. */
public final class SourceText {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String name;
  private final String text;
  private final int[] lineStarts;

  private SourceText(String name, String text) {
    this.name = name;
    this.text = text;
    this.lineStarts = lineStarts(text);
  }

  /**
   * Makes a source text. A leading byte order mark belongs to the encoding, not to the text, and is
   * dropped.
   *
   * @param name the path or other name that diagnostics show
   */
  public static SourceText of(String name, String text) {
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return new SourceText(name, marked ? text.substring(1) : text);
  }

  /** The path or other name that diagnostics show. */
  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  public int length() {
    return text.length();
  }

  public Span span(int start, int end) {
    return new Span(this, start, end);
  }

  /** The number of lines; a text that ends with a line break has an empty last line. */
  public int lineCount() {
    return lineStarts.length;
  }

  /** The line, from 1, that holds the character at this offset. */
  public int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The column, from 1, of the character at this offset, counted in Unicode code points. */
  public int column(int offset) {
    return text.codePointCount(lineStart(line(offset)), offset) + 1;
  }

  /** The offset of the first character of a line. */
  public int lineStart(int line) {
    return lineStarts[line - 1];
  }

  /** The offset behind the last character of a line, before its line break. */
  public int lineEnd(int line) {
    int end = line == lineStarts.length ? text.length() : lineStarts[line];
    while (end > lineStart(line) && isLineBreak(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** The text of a line without its line break. */
  public String lineText(int line) {
    return text.substring(lineStart(line), lineEnd(line));
  }

  @Override
  public String toString() {
    return name;
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      if (!endsLine(text, i)) {
        continue;
      }
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
      }
      starts[count++] = i + 1;
    }
    return Arrays.copyOf(starts, count);
  }

  private static boolean endsLine(String text, int i) {
    char c = text.charAt(i);
    if (c == '\r') {
      return i + 1 == text.length() || text.charAt(i + 1) != '\n';
    }
    return c == '\n';
  }

  private static boolean isLineBreak(char c) {
    return c == '\n' || c == '\r';
  }
}
