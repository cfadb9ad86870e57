package org.adjoint.compiler.generate;

import org.jspecify.annotations.Nullable;

/**
 * Makes text of a program fit for a documentation comment: nothing in it can end the comment, be
 * taken for a tag, or for an escape of the compiler.
 */
final class JavadocText {
  private static final String PLAIN = " .,;:!?()[]-+=_'\"#%^|~$";

  private static final int LINE = 88;

  private JavadocText() {}

  /** The text with each character that means something replaced by its number. */
  static String of(@Nullable String text) {
    StringBuilder safe = new StringBuilder();
    (text == null ? "" : text.strip())
        .codePoints()
        .forEach(
            c -> {
              if (c < 0x7f
                  && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0 || c == '\n')) {
                safe.appendCodePoint(c);
              } else if (c >= 0x20) {
                safe.append("&#").append(c).append(';');
              } else {
                safe.append(' ');
              }
            });
    return safe.toString();
  }

  /** The text as a sentence, or what stands in for it where there is none. */
  static String sentence(@Nullable String text, String otherwise) {
    String safe = of(text);
    if (safe.isEmpty()) {
      return otherwise;
    }
    char last = safe.charAt(safe.length() - 1);
    return last == '.' || last == '!' || last == '?' ? safe : safe + ".";
  }

  /** The text with its lines broken where they are long; a line's indentation is kept. */
  static String wrapped(String text) {
    StringBuilder wrapped = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      String indent = line.substring(0, line.length() - line.stripLeading().length());
      int width = 0;
      for (String word : line.strip().split(" ")) {
        if (width > 0 && width + 1 + word.length() > LINE) {
          wrapped.append('\n').append(indent).append(word);
          width = indent.length() + word.length();
        } else {
          wrapped.append(width == 0 ? indent : " ").append(word);
          width += word.length() + 1;
        }
      }
      wrapped.append('\n');
    }
    return wrapped.toString().strip() + "\n";
  }
}
