package org.adjoint.site.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Pages that are made from the sources are those of the sources; {@code -Dgolden.update} writes
 * them anew.
 */
class SourcePagesTest {
  private static final Path ROOT = Path.of("..");

  @Test
  void eachIsThatOfTheSources() throws IOException {
    for (Map.Entry<String, String> page : new SourcePages(ROOT).texts().entrySet()) {
      Path file = ROOT.resolve("docs").resolve(page.getKey());
      if (System.getProperty("golden.update") != null) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, page.getValue());
      }
      assertThat(Files.readString(file))
          .as("%s; -Dgolden.update writes it", page.getKey())
          .isEqualTo(page.getValue());
    }
  }

  @Test
  void noRuleIsOverlooked() throws IOException {
    String order =
        Files.readString(
            ROOT.resolve("compiler/src/main/java/org/adjoint/compiler/optimize/RuleOrder.java"));
    long made = order.lines().mapToLong(line -> line.split("new \\w+\\(\\)", -1).length - 1).sum();
    String page = new SourcePages(ROOT).texts().get("internals/rewrites.md");
    assertThat(page.lines().filter(line -> line.startsWith("| [")).count()).isEqualTo(made);
  }
}
