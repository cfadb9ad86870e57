package org.adjoint.compiler.diagnostic;

/**
 * Text of strangers as it may be shown on a terminal: what is invisible or moves other text is
 * spelt out.
 */
public final class VisibleText {
  private static final String TAB = "    ";

  private VisibleText() {}

  /** Replaces tabs by spaces and what cannot be seen by its code point, as in {@code <U+202E>}. */
  public static String of(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(visible, c));
    return visible.toString();
  }

  /** The number of columns that text made visible takes on a terminal. */
  static int width(String visible) {
    return visible.codePoints().map(VisibleText::width).sum();
  }

  private static void append(StringBuilder visible, int c) {
    if (c == '\t') {
      visible.append(TAB);
    } else if (isHidden(c)) {
      visible.append(String.format("<U+%04X>", c));
    } else {
      visible.appendCodePoint(c);
    }
  }

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> c != ' ' && Character.isSpaceChar(c);
    };
  }

  private static int width(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      default -> isWide(c) ? 2 : 1;
    };
  }

  /** East Asian and pictographic characters, which terminals draw two columns wide. */
  private static boolean isWide(int c) {
    return c >= 0x1100 && c <= 0x115F
        || c >= 0x2E80 && c <= 0xA4CF
        || c >= 0xAC00 && c <= 0xD7A3
        || c >= 0xF900 && c <= 0xFAFF
        || c >= 0xFE30 && c <= 0xFE6F
        || c >= 0xFF00 && c <= 0xFF60
        || c >= 0xFFE0 && c <= 0xFFE6
        || c >= 0x1F300 && c <= 0x1FAFF
        || c >= 0x20000 && c <= 0x3FFFD;
  }
}
