package org.adjoint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page on the commands is that of their help; {@code -Dgolden.update} writes it anew. */
class CommandPageTest {
  private static final Path PAGE = Path.of("../docs/reference/commands.md");

  @Test
  void thePageIsMadeOfTheHelp() throws IOException {
    StringBuilder page = new StringBuilder("# Commands\n\n");
    page.append("What each command takes: the text of `adjoint COMMAND --help`.\n\n");
    page.append("| command | |\n| --- | --- |\n");
    for (CommandName name : CommandName.values()) {
      page.append("| [").append(name.word()).append("](#").append(name.word()).append(") | ");
      page.append(name.purpose()).append(" |\n");
    }
    for (CommandName name : CommandName.values()) {
      page.append("\n## ").append(name.word()).append("\n\n```text\n");
      page.append(CommandLineRun.of(name.word(), "--help").out().stripTrailing());
      page.append("\n```\n");
    }
    if (System.getProperty("golden.update") != null) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE)).as("-Dgolden.update writes it").isEqualTo(page.toString());
  }
}
