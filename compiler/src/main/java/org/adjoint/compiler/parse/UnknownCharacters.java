package org.adjoint.compiler.parse;

import java.util.Map;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
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

  static void report(Token token, Problems problems) {
    String text = token.getText();
    int offset = token.getStartIndex();
    if (offset > 0 && problems.within(offset - 1, offset - 1)) {
      // The same character again, as in `&&`.
      problems.damage(offset);
      return;
    }
    problems.report(
        Diagnostic.of(
                Code.UNEXPECTED_CHARACTER,
                Spans.of(problems.source(), token),
                "unexpected character " + describe(text.codePointAt(0)))
            .withHelp(HELP.get(text)));
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
