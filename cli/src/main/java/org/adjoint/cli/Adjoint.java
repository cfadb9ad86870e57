package org.adjoint.cli;

import org.adjoint.runtime.command.Console;

/** What starts with the command {@code adjoint}. */
public final class Adjoint {
  private Adjoint() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Console console = Console.ofProcess();
    int code = Tool.run(arguments, console);
    console.out().flush();
    console.err().flush();
    System.exit(code);
  }
}
