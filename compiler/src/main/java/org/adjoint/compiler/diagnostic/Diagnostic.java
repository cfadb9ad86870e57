package org.adjoint.compiler.diagnostic;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * One thing the compiler has to say about a program.
 *
 * <p>Messages are one line that stands alone, in lower case and without a final stop; text of the
 * program stands between backticks.
 *
 * @param message what was found and what was expected
 * @param span the place it is about
 * @param labels the other places involved
 * @param notes facts that explain the message
 * @param help what the user may do
 */
public record Diagnostic(
    Code code,
    String message,
    Span span,
    List<Label> labels,
    List<String> notes,
    @Nullable String help) {
  public Diagnostic {
    labels = List.copyOf(labels);
    notes = List.copyOf(notes);
  }

  public static Diagnostic of(Code code, Span span, String message) {
    return new Diagnostic(code, message, span, List.of(), List.of(), null);
  }

  public Diagnostic withLabel(Span place, String text) {
    List<Label> more = new ArrayList<>(labels);
    more.add(new Label(place, text));
    return new Diagnostic(code, message, span, more, notes, help);
  }

  public Diagnostic withNote(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return new Diagnostic(code, message, span, labels, more, help);
  }

  public Diagnostic withHelp(@Nullable String advice) {
    return new Diagnostic(code, message, span, labels, notes, advice);
  }

  public Severity severity() {
    return code.severity();
  }

  public boolean isError() {
    return severity() == Severity.ERROR;
  }
}
