package org.adjoint.cli;

/** A command line that cannot be carried out as it is. */
final class WrongUse extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongUse(String message) {
    super(message);
  }
}
