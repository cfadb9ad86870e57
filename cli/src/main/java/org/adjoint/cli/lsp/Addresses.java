package org.adjoint.cli.lsp;

import java.nio.file.Path;
import org.adjoint.compiler.check.Library;
import org.adjoint.compiler.source.Span;

/** The addresses under which an editor opens the texts of a program. */
record Addresses(LibraryFolder library) {
  /** The address of the text of a span that the analysis of an open text has told. */
  String of(Span span, OpenText from) {
    String name = span.source().name();
    if (Library.owns(span)) {
      return library.file(name).toUri().toString();
    }
    Path file = from.file();
    if (file == null || name.equals(from.text().name())) {
      return from.uri();
    }
    return file.resolveSibling(name).normalize().toUri().toString();
  }
}
