package org.adjoint.compiler.lower;

import org.adjoint.compiler.diagnostic.Diagnostic;

/** Ends the whole elaboration: a limit is reached and nothing after it would be of use. */
final class Abandonment extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  Abandonment(Diagnostic diagnostic) {
    super(diagnostic.message(), null, false, false);
    this.diagnostic = diagnostic;
  }

  Diagnostic diagnostic() {
    return diagnostic;
  }
}
