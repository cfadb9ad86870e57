package org.adjoint.compiler.build;

import java.util.Set;
import java.util.regex.Pattern;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.source.Span;
import org.adjoint.compiler.syntax.Identifier;

/** What all parts of a syntax tree need that was never text. */
final class Built {
  /** Nothing is reported at it: what is built is printed, and the text is what is checked. */
  static final Span NOWHERE = SourceText.of("java", "").span(0, 0);

  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
  private static final Set<String> RESERVED =
      Set.of(
          "if", "then", "else", "for", "in", "and", "or", "not", "true", "false", "return", "scan",
          "over", "along", "with");

  private Built() {}

  /** A name, which the language must take as one. */
  static Identifier name(String text) {
    if (!NAME.matcher(text).matches() || RESERVED.contains(text)) {
      throw new IllegalArgumentException("`" + text + "` is no name in the language");
    }
    return new Identifier(text, NOWHERE);
  }
}
