package org.adjoint.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.diagnostic.Label;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.source.Span;

/**
 * Names files as the user named the program, so that an editor finds them from the folder the tool
 * was started in: the compiler knows them by their paths below the program's folder alone.
 *
 * @param folder what the user wrote before the program's name, with a final slash, or nothing
 */
record DisplayNames(String folder) {
  static final DisplayNames AS_THEY_ARE = new DisplayNames("");

  static DisplayNames of(Path program) {
    Path parent = program.getParent();
    return parent == null
        ? AS_THEY_ARE
        : new DisplayNames(parent.toString().replace('\\', '/') + "/");
  }

  /** The name of a file of the program; library files and options are called as they are. */
  String of(String name) {
    boolean isFile = !name.startsWith("std:") && !name.startsWith("--");
    return isFile ? folder + name : name;
  }

  /** The diagnostics with all places in files of these names. */
  List<Diagnostic> of(List<Diagnostic> diagnostics) {
    if (folder.isEmpty()) {
      return diagnostics;
    }
    Map<SourceText, SourceText> renamed = new HashMap<>();
    return diagnostics.stream().map(diagnostic -> of(diagnostic, renamed)).toList();
  }

  private Diagnostic of(Diagnostic diagnostic, Map<SourceText, SourceText> renamed) {
    List<Label> labels =
        diagnostic.labels().stream()
            .map(label -> new Label(of(label.span(), renamed), label.text()))
            .toList();
    return new Diagnostic(
        diagnostic.code(),
        diagnostic.message(),
        of(diagnostic.span(), renamed),
        labels,
        diagnostic.notes(),
        diagnostic.help());
  }

  private Span of(Span span, Map<SourceText, SourceText> renamed) {
    SourceText text =
        renamed.computeIfAbsent(
            span.source(), source -> SourceText.of(of(source.name()), source.text()));
    return text.span(span.start(), span.end());
  }
}
