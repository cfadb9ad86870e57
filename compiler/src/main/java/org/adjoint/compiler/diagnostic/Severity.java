package org.adjoint.compiler.diagnostic;

/** How much a diagnostic matters: an error stops the compiler, a warning does not. */
public enum Severity {
  ERROR("error"),
  WARNING("warning");

  private final String label;

  Severity(String label) {
    this.label = label;
  }

  /** The word a user reads. */
  public String label() {
    return label;
  }
}
