package org.adjoint.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The command lines of the documentation, which run in a folder that has the examples they name.
 */
final class DocumentedCommands {
  private static final Path ROOT = Path.of("..");

  /** A line that is a command, up to two spaces, behind which stands what it does. */
  private static final Pattern LINE =
      Pattern.compile("^(?: {4}|\\$ )?\\./adjoint ((?:\\S| (?! ))+)", Pattern.MULTILINE);

  /** A command within a sentence; one word alone only names it. */
  private static final Pattern INLINE = Pattern.compile("`\\./adjoint ([^\\s`]+ [^`\\n]+)`");

  /** The folder of a program that a command names. */
  private static final Pattern PROGRAM =
      Pattern.compile("\\b((?:examples|docs)/\\S+)/[^/\\s]+\\.nn");

  /** What stands for what a reader puts there. */
  private static final Map<String, String> PLACEHOLDERS =
      Map.of(
          "FILE.nn", "examples/iris/iris.nn",
          "FILE.html", "report.html",
          "SAVED.safetensors", "iris.safetensors",
          "DIR", "written",
          "COMMAND", "train");

  private final Path folder;

  /** Commands that write into a folder. */
  DocumentedCommands(Path folder) {
    this.folder = folder;
  }

  static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      List<Path> pages = docs.filter(file -> file.toString().endsWith(".md")).sorted().toList();
      return Stream.concat(Stream.of(ROOT.resolve("README.md")), pages.stream()).toList();
    }
  }

  /** The commands of a page, without the word {@code adjoint}. */
  static List<String> of(Path page) throws IOException {
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

  /** Runs a command as from the folder of this module, but with all files in a folder of ours. */
  CommandLineRun run(String command) throws IOException {
    Matcher program = PROGRAM.matcher(command);
    while (program.find()) {
      copy(Path.of(program.group(1)));
    }
    copy(Path.of("examples/iris"));
    copy(ROOT.resolve("examples/iris/iris.csv"), folder.resolve("rows.csv"));
    Object[] arguments =
        Arrays.stream(command.split(" "))
            .map(word -> word.replaceAll("^\"|\"$", ""))
            .map(word -> PLACEHOLDERS.getOrDefault(word, word))
            .map(this::located)
            .toArray();
    return CommandLineRun.of(arguments);
  }

  private String located(String word) {
    boolean isPath =
        word.matches("(?:examples|docs)/.*|[\\w.-]+\\.(npz|csv|safetensors|html)|written");
    return isPath ? folder.resolve(word).toString() : word;
  }

  /** Copies the files of a folder, beside which a command may write. */
  private void copy(Path programs) throws IOException {
    Path to = Files.createDirectories(folder.resolve(programs));
    try (Stream<Path> files = Files.list(ROOT.resolve(programs))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    if (!Files.exists(to)) {
      Files.copy(from, to);
    }
  }
}
