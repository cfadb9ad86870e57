package org.adjoint.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that run a model. */
final class RunOptions {
  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that share the work (default: one for each processor).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--batch", paramLabel = "N", description = "Rows of a batch.")
  private @Nullable Integer batch;

  int threads() {
    return Arguments.atLeastOne("--threads", threads);
  }

  @Nullable Integer batch() {
    return Arguments.atLeastOne("--batch", batch);
  }
}
