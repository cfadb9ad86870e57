package org.adjoint.compiler.diagnostic;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown where a program at fault stops the compiler; carries all that is known to be wrong with
 * it.
 */
public final class CompilationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  public CompilationException(List<Diagnostic> diagnostics) {
    super(
        diagnostics.stream()
            .map(each -> each.span() + ": " + each.message() + " [" + each.code().id() + "]")
            .collect(Collectors.joining("\n")));
    this.diagnostics = List.copyOf(diagnostics);
  }

  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
