package org.adjoint.compiler.analysis;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.source.Span;

/**
 * A change to a text that mends what a diagnostic reports.
 *
 * @param span what is replaced
 * @param text what takes its place
 */
public record Correction(Span span, String text) {
  private static final Pattern MEANT = Pattern.compile("did you mean [`'](\\w+)[`']\\?");
  private static final Pattern FOUND = Pattern.compile("`(\\w+)`");

  /** The change that a diagnostic proposes by {@code did you mean}, where it does. */
  public static Optional<Correction> of(Diagnostic diagnostic) {
    String help = diagnostic.help();
    Matcher meant = MEANT.matcher(help == null ? "" : help);
    if (!meant.find()) {
      return Optional.empty();
    }
    Span span = diagnostic.span();
    String word = meant.group(1);
    if (span.text().matches("\\w+")) {
      return Optional.of(new Correction(span, word));
    }
    return within(diagnostic).map(place -> new Correction(place, word));
  }

  /** The name that the message is about, where the text underlined holds it once. */
  private static Optional<Span> within(Diagnostic diagnostic) {
    Matcher found = FOUND.matcher(diagnostic.message());
    Span span = diagnostic.span();
    while (found.find()) {
      int first = span.text().indexOf(found.group(1));
      if (first >= 0 && first == span.text().lastIndexOf(found.group(1))) {
        int start = span.start() + first;
        return Optional.of(span.source().span(start, start + found.group(1).length()));
      }
    }
    return Optional.empty();
  }
}
