package org.adjoint.cli;

/** What the tool ends with. */
final class ExitCode {
  /** All went well. */
  static final int DONE = 0;

  /** The program, the data or the saved model is at fault. */
  static final int AT_FAULT = 1;

  /** The command line is at fault. */
  static final int WRONG_USE = 2;

  /** Adjoint is at fault. */
  static final int BUG = 70;

  /** The user interrupted it. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
