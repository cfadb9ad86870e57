package org.adjoint.runtime.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes to.
 *
 * @param out results
 * @param err everything else
 * @param columns the width of the terminal that {@code err} is; 0 where it is none
 */
public record Console(PrintStream out, PrintStream err, int columns) {
  /** The console of this process; its launcher knows whether that is a terminal. */
  public static Console ofProcess() {
    return new Console(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        Integer.getInteger("adjoint.columns", 0));
  }

  /** UTF-8 whatever the locale says, as everything Adjoint reads and writes is. */
  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /** Whether what is written to {@code err} is seen at once, and can be drawn anew. */
  public boolean isTerminal() {
    return columns > 0;
  }
}
