package org.adjoint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the pages show of a command's output is what it writes; {@code -Dgolden.update} writes it
 * anew.
 *
 * <p>A block of code whose first line is {@code $ ./adjoint …} shows the output of that command:
 * all of it, or, where a remark {@code <!-- shows: FROM … TO | FROM … TO -->} stands before the
 * block, the lines from one that has the first pattern to the next that has the second, with {@code
 * …} between such parts. A part of one pattern is one line. Times are another on each machine and
 * are not compared.
 */
class ShownOutputTest {
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?:^<!-- shows: (.+) -->\\n+)?^```\\w*\\n\\$ \\./adjoint (.+)\\n((?s:.*?))^```$",
          Pattern.MULTILINE);

  private static final Pattern TIMES =
      Pattern.compile("[0-9][0-9.,]* (?=(?:µs|ms|s|GFLOP/s|GB/s|samples/s)\\b)");

  @TempDir private Path folder;

  static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    for (Path page : DocumentedCommands.pages()) {
      if (BLOCK.matcher(Files.readString(page)).find()) {
        pages.add(page);
      }
    }
    return pages;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void whatIsShownIsWhatIsWritten(Path page) throws IOException {
    DocumentedCommands commands = new DocumentedCommands(folder);
    String text = Files.readString(page);
    StringBuilder anew = new StringBuilder();
    int at = 0;
    for (MatchResult block : BLOCK.matcher(text).results().toList()) {
      CommandLineRun run = commands.run(block.group(2));
      assertThat(run.exitCode()).as(run.err()).isZero();
      String written = excerpt(run.out().lines().map(String::stripTrailing).toList(), block);
      boolean same = withoutTimes(written).equals(withoutTimes(block.group(3)));
      anew.append(text, at, block.start(3)).append(same ? block.group(3) : written);
      at = block.end(3);
    }
    anew.append(text, at, text.length());
    if (System.getProperty("golden.update") != null) {
      Files.writeString(page, anew);
    }
    assertThat(Files.readString(page)).as("-Dgolden.update writes it").isEqualTo(anew.toString());
  }

  private static String withoutTimes(String text) {
    // Columns are as wide as the longest time.
    return TIMES.matcher(text).replaceAll("… ").replaceAll(" +", " ");
  }

  /** The lines of the output that the remark before the block asks for. */
  private static String excerpt(List<String> output, MatchResult block) {
    if (block.group(1) == null) {
      return String.join("\n", output) + "\n";
    }
    StringBuilder shown = new StringBuilder();
    int at = 0;
    for (String part : block.group(1).split(" \\| ")) {
      int[] range = range(output, at, part.strip());
      shown.append(range[0] > at ? "…\n" : "");
      output.subList(range[0], range[1] + 1).forEach(line -> shown.append(line).append('\n'));
      at = range[1] + 1;
    }
    return shown.append(at < output.size() ? "…\n" : "").toString();
  }

  /** The first and the last line of a part, from a line on. */
  private static int[] range(List<String> output, int at, String part) {
    if (!part.startsWith("around ")) {
      String[] ends = part.split(" … ");
      int from = place(output, at, ends[0]);
      return new int[] {from, ends.length == 1 ? from : place(output, from + 1, ends[1])};
    }
    int from = place(output, at, part.substring("around ".length()));
    int to = from;
    while (from > at && !output.get(from - 1).isEmpty()) {
      from--;
    }
    while (to + 1 < output.size() && !output.get(to + 1).isEmpty()) {
      to++;
    }
    return new int[] {from, to};
  }

  private static int place(List<String> output, int from, String pattern) {
    Matcher matcher = Pattern.compile(pattern.strip()).matcher("");
    for (int at = from; at < output.size(); at++) {
      if (matcher.reset(output.get(at)).find()) {
        return at;
      }
    }
    throw new AssertionError("no line from line " + from + " on has " + pattern);
  }
}
