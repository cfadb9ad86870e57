package org.adjoint.compiler.syntax;

import java.util.Locale;

/** Numbers and strings as the language writes them. */
final class LiteralText {
  private LiteralText() {}

  /** The shortest text that is read as this very number: {@code 0.5}, {@code 1e-4}. */
  static String of(double value) {
    return Double.toString(value).toLowerCase(Locale.ROOT).replace(".0e", "e");
  }

  /** The text between double quotes, with what cannot be seen escaped. */
  static String of(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    value.codePoints().forEach(c -> append(quoted, c));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int c) {
    switch (c) {
      case '"', '\\' -> quoted.append('\\').append((char) c);
      case '\n' -> quoted.append("\\n");
      case '\r' -> quoted.append("\\r");
      case '\t' -> quoted.append("\\t");
      default -> {
        if (isVisible(c)) {
          quoted.appendCodePoint(c);
        } else {
          for (char unit : Character.toChars(c)) {
            quoted.append(String.format("\\u%04x", (int) unit));
          }
        }
      }
    }
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
