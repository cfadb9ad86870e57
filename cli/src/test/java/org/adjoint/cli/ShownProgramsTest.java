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
import org.adjoint.compiler.Compiler;
import org.adjoint.compiler.CompilerOptions;
import org.adjoint.compiler.ProgramSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The programs on the pages that tell rather than define are whole programs, which compile, or
 * parts of a file that the page leads to or names in a remark before them. Fragments of the other
 * pages are run by LanguagePagesTest.
 */
class ShownProgramsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern FOLDERS = Pattern.compile("/docs/(tutorial|guides|from|gallery)/");
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?:^<!-- from: (\\S+) -->\\n+)?^```nn.*\\n((?s:.*?))^```$", Pattern.MULTILINE);

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+\\.nn)\\)");

  private record Shown(Path page, String text, List<Path> files) {
    @Override
    public String toString() {
      return page.getFileName() + ": " + text.lines().findFirst().orElse("");
    }
  }

  static List<Shown> programs() throws IOException {
    List<Shown> shown = new ArrayList<>();
    for (Path page : DocumentedCommands.pages()) {
      if (!FOLDERS.matcher(page.toString().replace('\\', '/')).find()) {
        continue;
      }
      String text = Files.readString(page);
      List<Path> linked = new ArrayList<>();
      Matcher link = LINK.matcher(text);
      while (link.find()) {
        linked.add(page.resolveSibling(link.group(1)));
      }
      for (MatchResult block : BLOCK.matcher(text).results().toList()) {
        List<Path> named = block.group(1) == null ? linked : List.of(ROOT.resolve(block.group(1)));
        shown.add(new Shown(page, block.group(2), named));
      }
    }
    return shown;
  }

  @ParameterizedTest
  @MethodSource("programs")
  void isAProgramOrAPartOfAFile(Shown shown) throws IOException {
    for (Path file : shown.files()) {
      if (Files.readString(file).contains(shown.text())) {
        return;
      }
    }
    assertThat(shown.text()).contains("model ");
    assertThat(
            Compiler.compile(ProgramSource.ofText("page.nn", shown.text()), CompilerOptions.DEFAULT)
                .diagnostics())
        .isEmpty();
  }
}
