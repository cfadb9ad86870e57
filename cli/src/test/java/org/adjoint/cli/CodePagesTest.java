package org.adjoint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Severity;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CodePagesTest {
  /** Codes that no short program has. */
  private static final Set<Code> WITHOUT_PROGRAM =
      Set.of(Code.ROWS_LEFT_OUT, Code.TOO_LONG, Code.TOO_MANY_ERRORS, Code.NOT_AVAILABLE);

  private static final Pattern FENCE =
      Pattern.compile("^```(\\S+)(?: (\\S+))?\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  /** The code of a diagnostic as it is shown. */
  private static final Pattern SHOWN =
      Pattern.compile("^(?:error|warning)\\[(NN\\d{4})]: ", Pattern.MULTILINE);

  /** The line of one. */
  private static final Pattern PLACE = Pattern.compile("--> .*?:(\\d+):\\d+$", Pattern.MULTILINE);

  @TempDir Path folder;

  static Stream<Code> codesWithProgram(Severity severity) {
    return Arrays.stream(Code.values())
        .filter(code -> code.severity() == severity && !WITHOUT_PROGRAM.contains(code));
  }

  static Stream<Code> errors() {
    return codesWithProgram(Severity.ERROR);
  }

  static Stream<Code> warnings() {
    return codesWithProgram(Severity.WARNING);
  }

  @ParameterizedTest
  @EnumSource
  void eachCodeHasAPage(Code code) {
    CommandLineRun run = CommandLineRun.of("explain", code.id());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("# " + code.id() + ": " + code.title() + "\n");
  }

  @ParameterizedTest
  @MethodSource("errors")
  void theWrongProgramOfAPageHasTheFaultAndTheMendedOneHasNone(Code code) throws IOException {
    Page page = Page.of(CommandLineRun.of("explain", code.id()).out());

    CommandLineRun wrong = run(page, page.wrong);
    assertThat(wrong.exitCode()).as(wrong.err()).isEqualTo(1);
    assertThat(wrong.err()).contains("error[" + code.id() + "]: ");
    assertThat(codes(wrong)).as(wrong.err()).containsOnly(code.id());

    CommandLineRun mended = run(page, page.mended);
    assertThat(mended.exitCode()).as(mended.err()).isZero();
  }

  @ParameterizedTest
  @MethodSource("warnings")
  void theWrongProgramOfAWarningRunsAndTheMendedOneIsNotWarnedOf(Code code) throws IOException {
    Page page = Page.of(CommandLineRun.of("explain", code.id()).out());

    CommandLineRun wrong = run(page, page.wrong);
    assertThat(wrong.exitCode()).as(wrong.err()).isZero();
    assertThat(wrong.err()).contains("warning[" + code.id() + "]: ", " = help: ");
    assertThat(codes(wrong)).as(wrong.err()).containsExactly(code.id());

    CommandLineRun mended = run(page, page.mended);
    assertThat(mended.exitCode()).as(mended.err()).isZero();
    assertThat(codes(mended)).as(mended.err()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("warnings")
  void aCommentSilencesAWarningOnItsLineOrAloneOnTheLineAbove(Code code) throws IOException {
    Page page = Page.of(CommandLineRun.of("explain", code.id()).out());
    CommandLineRun wrong = run(page, page.wrong);
    Matcher place = PLACE.matcher(wrong.err());
    assertThat(place.find()).as(wrong.err()).isTrue();
    int line = Integer.parseInt(place.group(1));
    List<String> lines = page.wrong.get("main.nn").lines().toList();
    String comment = "// adjoint: allow " + code.id();

    List<String> beside = new ArrayList<>(lines);
    beside.set(line - 1, lines.get(line - 1) + "  " + comment);
    assertThat(codes(run(page, Map.of("main.nn", String.join("\n", beside))))).isEmpty();

    List<String> above = new ArrayList<>(lines);
    above.add(line - 1, comment);
    assertThat(codes(run(page, Map.of("main.nn", String.join("\n", above))))).isEmpty();

    List<String> elsewhere = new ArrayList<>(lines);
    elsewhere.add(comment);
    assertThat(codes(run(page, Map.of("main.nn", String.join("\n", elsewhere)))))
        .containsExactly(code.id());
  }

  private CommandLineRun run(Page page, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    List<Object> arguments = new ArrayList<>(page.command);
    arguments.set(arguments.indexOf("main.nn"), folder.resolve("main.nn"));
    arguments.add("--json");
    return CommandLineRun.of(arguments.toArray());
  }

  private static List<String> codes(CommandLineRun run) {
    List<String> codes = new ArrayList<>();
    Matcher shown = SHOWN.matcher(run.err());
    while (shown.find()) {
      codes.add(shown.group(1));
    }
    return codes;
  }

  /** The command line and the programs of a page with their files. */
  private record Page(List<String> command, Map<String, String> wrong, Map<String, String> mended) {
    static Page of(String text) {
      List<String> command = List.of("check", "main.nn");
      Map<String, String> wrong = new LinkedHashMap<>();
      Map<String, String> mended = new LinkedHashMap<>();
      Matcher fence = FENCE.matcher(text);
      while (fence.find()) {
        String body = fence.group(3);
        if (fence.group(1).equals("sh")) {
          command = List.of(body.strip().replace("adjoint ", "").split(" "));
        } else if (fence.group(2) != null) {
          (mended.isEmpty() ? wrong : mended).put(fence.group(2), body);
        } else if (wrong.isEmpty()) {
          wrong.put("main.nn", body);
        } else {
          mended.put("main.nn", body);
        }
      }
      return new Page(command, wrong, mended);
    }
  }
}
