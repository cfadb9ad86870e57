package org.adjoint.compiler.parse;

import java.util.Map;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.source.SourceText;
import org.antlr.v4.runtime.Token;

/** Reports characters that are no part of the language, with what their writer may have meant. */
final class UnknownCharacters {
  private static final String QUOTES = "strings stand between double quotes: `\"…\"`";

  private static final Map<String, String> HELP =
      Map.ofEntries(
          Map.entry(";", "a statement ends with its line"),
          Map.entry("'", QUOTES),
          Map.entry("“", QUOTES),
          Map.entry("”", QUOTES),
          Map.entry("`", QUOTES),
          Map.entry("#", "comments begin with `//`"),
          Map.entry("&", "write `and`"),
          Map.entry("|", "write `or`"),
          Map.entry("!", "write `not`"),
          Map.entry("×", "write `*`"),
          Map.entry("·", "write `*`, or `@` for a matrix product"),
          Map.entry("−", "write `-`"),
          Map.entry("→", "write `->`"),
          Map.entry("≤", "write `<=`"),
          Map.entry("≥", "write `>=`"),
          Map.entry("≠", "write `!=`"),
          Map.entry("…", "write `...`"),
          Map.entry("\u00A0", "write a plain space"));

  private UnknownCharacters() {}

  /** Reports a character that begins no token. */
  static void report(Token token, Problems problems) {
    int offset = token.getStartIndex();
    boolean isQuote = QUOTES.equals(HELP.get(token.getText()));
    // Of two characters side by side, as in `&&`, and of the quotes around a text one is enough.
    int from = isQuote ? lineStart(offset, problems.source()) : offset - 1;
    if (problems.within(from, offset - 1)) {
      problems.damage(offset);
      return;
    }
    report(token.getText().codePointAt(0), offset, problems);
  }

  private static int lineStart(int offset, SourceText source) {
    return source.lineStart(source.line(offset));
  }

  /** Reports the first character of a word that no name contains. */
  static void check(Token word, Problems problems) {
    String text = word.getText();
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (!isPartOfName(c, i == 0)) {
        report(c, word.getStartIndex() + i, problems);
        return;
      }
      i += Character.charCount(c);
    }
  }

  private static boolean isPartOfName(int c, boolean first) {
    return switch (Character.getType(c)) {
      case Character.DECIMAL_DIGIT_NUMBER,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK ->
          !first;
      default -> c == '_' || Character.isLetter(c);
    };
  }

  private static void report(int c, int offset, Problems problems) {
    problems.report(
        Diagnostic.of(
                Code.UNEXPECTED_CHARACTER,
                problems.source().span(offset, offset + Character.charCount(c)),
                "unexpected character " + describe(c))
            .withHelp(HELP.get(Character.toString(c))));
  }

  private static String describe(int c) {
    boolean visible = !Character.isISOControl(c) && !Character.isWhitespace(c);
    if (visible && c < 0x7F) {
      return "`" + Character.toString(c) + "`";
    }
    String name = Character.getName(c);
    String point = String.format("U+%04X", c);
    return name == null ? point : point + " (" + name + ")";
  }
}
