package org.adjoint.compiler.lower;

import org.adjoint.compiler.diagnostic.Diagnostic;

/** Ends the elaboration of one expression or statement, which has been found at fault. */
final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  Fault(Diagnostic diagnostic) {
    super(diagnostic.message(), null, false, false);
    this.diagnostic = diagnostic;
  }

  Diagnostic diagnostic() {
    return diagnostic;
  }

  Fault withHelp(String help) {
    return new Fault(diagnostic.withHelp(help));
  }

  Fault withNote(String note) {
    return new Fault(diagnostic.withNote(note));
  }
}
