package org.adjoint.runtime.command;

/** A command line that cannot be understood. */
final class WrongUse extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongUse(String message) {
    super(message);
  }
}
