package org.adjoint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the command lines of the documentation, page by page and in their order. */
class DocumentedCommandsTest {
  private static final Path ROOT = Path.of("..");

  /** A line that is a command, up to two spaces, behind which stands what it does. */
  private static final Pattern LINE =
      Pattern.compile("^(?: {4}|\\$ )?\\./adjoint ((?:\\S| (?! ))+)", Pattern.MULTILINE);

  /** A command within a sentence; one word alone only names it. */
  private static final Pattern INLINE = Pattern.compile("`\\./adjoint ([^\\s`]+ [^`\\n]+)`");

  /** What stands for what a reader puts there. */
  private static final Map<String, String> PLACEHOLDERS =
      Map.of(
          "FILE.nn", "examples/iris/iris.nn",
          "FILE.html", "report.html",
          "SAVED.safetensors", "iris.safetensors",
          "DIR", "written",
          "COMMAND", "train");

  /** Commands that a test cannot run, by what tells them, with the reason. */
  private static final Map<String, String> NOT_RUN =
      Map.of(
          "explore ", "serves pages until it is ended; ExplorerTest runs it",
          "--watch", "serves pages until it is ended; WatchTest runs it",
          "new NAME", "writes where the test runs; NewCommandTest runs it",
          "iris.nn --standalone", "writes where the test runs; it is run with -o",
          "NAME/NAME.nn", "needs data sets that are downloaded; ResultsTest runs it");

  @TempDir private Path folder;

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      List<Path> pages = docs.filter(file -> file.toString().endsWith(".md")).sorted().toList();
      return Stream.concat(Stream.of(ROOT.resolve("README.md")), pages.stream()).toList();
    }
  }

  private static List<String> commands(Path page) throws IOException {
    List<String> commands = new ArrayList<>();
    String text = Files.readString(page);
    for (Pattern pattern : List.of(LINE, INLINE)) {
      Matcher command = pattern.matcher(text);
      while (command.find()) {
        commands.add(command.group(1).strip());
      }
    }
    return commands;
  }

  private static boolean isRun(String command) {
    return NOT_RUN.keySet().stream().noneMatch(command::contains);
  }

  @Test
  void everyCommandRuns() throws IOException {
    for (String example : List.of("iris", "digits", "results/residual_cnn")) {
      copy(Path.of("examples").resolve(example));
    }
    Files.copy(ROOT.resolve("examples/iris/iris.csv"), folder.resolve("rows.csv"));
    int run = 0;
    for (Path page : pages()) {
      for (String command : commands(page)) {
        if (isRun(command)) {
          CommandLineRun result = CommandLineRun.of((Object[]) arguments(command));
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
    for (Path page : pages()) {
      commands(page).forEach(command -> reasons.removeIf(command::contains));
    }
    assertThat(reasons).isEmpty();
  }

  /**
   * The arguments as they are from the folder of this module, but with all files in a folder of
   * ours.
   */
  private String[] arguments(String command) {
    return Arrays.stream(command.split(" "))
        .map(word -> word.replaceAll("^\"|\"$", ""))
        .map(word -> PLACEHOLDERS.getOrDefault(word, word))
        .map(this::located)
        .toArray(String[]::new);
  }

  private String located(String word) {
    boolean isPath = word.matches("examples/.*|[\\w.-]+\\.(npz|csv|safetensors|html)|written");
    return isPath ? folder.resolve(word).toString() : word;
  }

  /** Copies the files of an example, beside which a command may write. */
  private void copy(Path example) throws IOException {
    Path to = Files.createDirectories(folder.resolve(example));
    try (Stream<Path> files = Files.list(ROOT.resolve(example))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
