package org.adjoint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CompletionCommandTest {
  @Test
  void proposesEachCommandAndChoicesAsTheDocumentationWritesThem() {
    CommandLineRun run = CommandLineRun.of("completion");
    assertThat(run.exitCode()).isZero();
    for (CommandName command : CommandName.values()) {
      assertThat(run.out()).contains(command.word());
    }
    assertThat(run.out())
        .contains("(\"table\" \"images\" \"text\")")
        .contains("--report")
        .doesNotContain("\"TABLE\"", "\"GRAPH\"");
  }
}
