package org.adjoint.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that read the program's data. */
final class DataOptions {
  @Option(
      names = "--data-root",
      paramLabel = "DIR",
      description = "The folder that data files are read from (default: the program's).")
  private @Nullable Path root;

  /** The folder that is asked for, or else the usual one. */
  Path root(Path usual) {
    return root == null ? usual : root;
  }
}
