package org.adjoint.cli;

import java.nio.file.Path;
import org.adjoint.runtime.file.RootFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that run a model. */
final class RunOptions {
  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that share the work (default: one for each processor).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--data-root",
      paramLabel = "DIR",
      description = "The folder that data files are read from (default: the program's).")
  private @Nullable Path dataRoot;

  @Option(names = "--batch", paramLabel = "N", description = "Rows of a batch.")
  private @Nullable Integer batch;

  @Option(names = "--seed", paramLabel = "N", description = "What all random numbers begin with.")
  private @Nullable Integer seed;

  int threads() {
    return Arguments.atLeastOne("--threads", threads);
  }

  @Nullable Integer batch() {
    return batch == null ? null : Arguments.atLeastOne("--batch", batch);
  }

  @Nullable Integer seed() {
    return seed;
  }

  /** The folder that data is read from. */
  RootFolder root(Path usual) {
    return RootFolder.of(dataRoot == null ? usual : dataRoot);
  }
}
