package org.adjoint.cli.watch;

import java.util.Locale;

/** Texts and numbers as they stand in a page that is both HTML and well-formed XML. */
final class Markup {
  private Markup() {}

  /** A text of the user, of which nothing is read as markup. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            character -> {
              switch (character) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isAllowed(character) ? character : 0xFFFD);
              }
            });
    return escaped.toString();
  }

  /** XML has no place for control characters and halves of surrogate pairs. */
  private static boolean isAllowed(int character) {
    boolean space = character == '\n' || character == '\t';
    boolean surrogate = character >= 0xD800 && character <= 0xDFFF;
    return space || (character >= 0x20 && !surrogate && character < 0xFFFE) || character > 0xFFFF;
  }

  /** A number with four significant digits. */
  static String number(double value) {
    double size = Math.abs(value);
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
    }
    if (value == Math.rint(value) && size < 100_000) {
      return Long.toString((long) value);
    }
    return size < 0.001 || size >= 100_000
        ? String.format(Locale.ROOT, "%.3e", value)
        : String.format(Locale.ROOT, size < 10 ? "%.4f" : "%.2f", value);
  }

  /** A place in a picture. */
  static String place(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
