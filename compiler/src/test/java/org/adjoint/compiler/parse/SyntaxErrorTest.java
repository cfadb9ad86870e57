package org.adjoint.compiler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.adjoint.compiler.diagnostic.Renderer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tables of wrong programs and what is said of them; {@code -Dgolden.update} rewrites what is said.
 */
class SyntaxErrorTest {
  private static final Path TABLES = Path.of("src/test/resources/syntax-errors");
  private static final String CASE = "=== ";
  private static final String SAID = "---\n";

  private record Case(String title, String text, String said) {
    static Case of(String written) {
      int title = written.indexOf('\n') + 1;
      int said = written.indexOf(SAID, title);
      return new Case(
          written.substring(0, title - 1),
          written.substring(title, said),
          written.substring(said + SAID.length()));
    }

    String actual() {
      return Renderer.render(Parsed.diagnostics(text));
    }

    String updated() {
      return CASE + title + "\n" + text + SAID + actual() + "\n";
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"brackets", "characters", "literals", "declarations", "statements", "expressions"})
  void wrongProgramsGetTheErrorsOfTheTable(String name) throws IOException {
    Path file = TABLES.resolve(name + ".txt");
    List<Case> cases = read(file);
    if (System.getProperty("golden.update") != null) {
      Files.writeString(file, cases.stream().map(Case::updated).collect(Collectors.joining()));
      return;
    }
    assertThat(cases)
        .allSatisfy(
            each -> assertThat(each.actual() + "\n").as(each.title()).isEqualTo(each.said()));
  }

  private static List<Case> read(Path file) throws IOException {
    List<Case> cases = new ArrayList<>();
    String table = Files.readString(file);
    Stream.of(table.split("(?m)^" + CASE))
        .filter(written -> !written.isEmpty())
        .forEach(written -> cases.add(Case.of(written)));
    return cases;
  }
}
