package org.adjoint.compiler.diagnostic;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.source.Span;

/** Collects the diagnostics of one run of the compiler, none of them twice. */
public final class Diagnostics {
  private record Key(Code code, Span span, String message) {}

  private final Map<Key, Diagnostic> collected = new LinkedHashMap<>();

  /** Adds a diagnostic, unless the same has been said of the same place already. */
  public void add(Diagnostic diagnostic) {
    Key key = new Key(diagnostic.code(), diagnostic.span(), diagnostic.message());
    collected.putIfAbsent(key, diagnostic);
  }

  public void add(Code code, Span span, String message) {
    add(Diagnostic.of(code, span, message));
  }

  /** All diagnostics, in the order of files and positions. */
  public List<Diagnostic> all() {
    return collected.values().stream().sorted(Comparator.comparing(Diagnostic::span)).toList();
  }

  public boolean isEmpty() {
    return collected.isEmpty();
  }

  public boolean hasErrors() {
    return collected.values().stream().anyMatch(Diagnostic::isError);
  }

  /** Ends the compilation with all that was collected if there is an error among it. */
  public void throwIfErrors() {
    if (hasErrors()) {
      throw new CompilationException(all());
    }
  }
}
