package org.adjoint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class HelpTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void theHelpOfEachCommandShowsExamplesItTakesWithoutColours(CommandName name) {
    CommandLineRun help = CommandLineRun.of(name.word(), "--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains("Examples:").doesNotContain("\u001b");
    assertThat(name.examples()).isNotEmpty();
    for (String example : name.examples()) {
      assertThat(help.out()).contains("  adjoint " + example + System.lineSeparator());
      String[] words = example.replaceFirst(" >.*", "").split(" ");
      assertThat(words[0]).isEqualTo(name.word());
      String[] arguments = Arrays.copyOfRange(words, 1, words.length);
      new CommandLine(name.make()).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
    }
  }

  @Test
  void bashCompletesCommandsAndTheirOptionsByTheScript() throws Exception {
    CommandLineRun run = CommandLineRun.of("completion");
    assertThat(run.exitCode()).isZero();
    Path script = Files.writeString(folder.resolve("completion"), run.out());
    assertThat(completed(script, "tr")).containsExactly("train");
    assertThat(completed(script, "train", "--ou")).containsExactly("--out");
    assertThat(completed(script, "zz")).isEmpty();
  }

  /** What bash makes of words of a command line whose last one is not whole yet. */
  private static String[] completed(Path script, String... words)
      throws IOException, InterruptedException {
    String line = "adjoint " + String.join(" ", words);
    String commands =
        "source '%s'; COMP_LINE='%s'; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_adjoint; echo \"${COMPREPLY[@]}\""
            .formatted(script, line, line, words.length);
    Process bash =
        new ProcessBuilder("bash", "-c", commands)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(said).isZero();
    return said.isBlank() ? new String[0] : said.strip().split(" ");
  }
}
