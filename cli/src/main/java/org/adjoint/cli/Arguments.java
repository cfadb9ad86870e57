package org.adjoint.cli;

import org.jspecify.annotations.Nullable;

/** What picocli has filled in. */
final class Arguments {
  private Arguments() {}

  /** An argument that a command line cannot lack: picocli refuses one without it. */
  static <T> T required(@Nullable T argument) {
    if (argument == null) {
      throw new IllegalStateException("a required argument is missing");
    }
    return argument;
  }

  /** A number that counts something there must be one of. */
  static int atLeastOne(String option, int number) {
    if (number < 1) {
      throw new WrongUse(option + " is at least 1, not " + number);
    }
    return number;
  }

  /** The same, where the option is given at all. */
  static @Nullable Integer atLeastOne(String option, @Nullable Integer number) {
    return number == null ? null : (Integer) atLeastOne(option, number.intValue());
  }
}
