package org.adjoint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the command lines of the documentation, page by page and in their order. */
class DocumentedCommandsTest {
  /** Commands that a test cannot run, by what tells them, with the reason. */
  private static final Map<String, String> NOT_RUN =
      Map.of(
          "explore ", "serves pages until it is ended; ExplorerTest runs it",
          "--watch", "serves pages until it is ended; WatchTest runs it",
          "new NAME", "writes where the test runs; NewCommandTest runs it",
          "iris.nn --standalone", "writes where the test runs; it is run with -o",
          "NAME/NAME.nn", "needs data sets that are downloaded; ResultsTest runs it");

  @TempDir private Path folder;

  private static boolean isRun(String command) {
    return NOT_RUN.keySet().stream().noneMatch(command::contains);
  }

  @Test
  void everyCommandRuns() throws IOException {
    DocumentedCommands commands = new DocumentedCommands(folder);
    int run = 0;
    for (Path page : DocumentedCommands.pages()) {
      for (String command : DocumentedCommands.of(page)) {
        if (isRun(command)) {
          CommandLineRun result = commands.run(command);
          assertThat(result.exitCode()).as("%s: %s%n%s", page, command, result.err()).isZero();
          run++;
        }
      }
    }
    assertThat(run).isGreaterThan(20);
  }

  @Test
  void noReasonIsGivenForACommandThatIsNotThere() throws IOException {
    Set<String> reasons = new HashSet<>(NOT_RUN.keySet());
    for (Path page : DocumentedCommands.pages()) {
      DocumentedCommands.of(page).forEach(command -> reasons.removeIf(command::contains));
    }
    assertThat(reasons).isEmpty();
  }
}
