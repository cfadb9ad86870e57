package org.adjoint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtCommandTest {
  @TempDir private Path folder;

  @Test
  void formatsInPlace() throws IOException {
    Path file = Files.writeString(folder.resolve("a.nn"), "const a=1 // one\n");

    CommandLineRun run = CommandLineRun.of("fmt", file);

    assertThat(run.exitCode()).isZero();
    assertThat(file).hasContent("const a = 1 // one\n");
  }

  @Test
  void checkingTellsAndChangesNothing() throws IOException {
    Path loose = Files.writeString(folder.resolve("a.nn"), "const a=1\n");
    Path tidy = Files.writeString(folder.resolve("b.nn"), "const b = 1\n");

    CommandLineRun run = CommandLineRun.of("fmt", "--check", "--json", loose, tidy);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.json().getAsJsonArray("unformatted").toString())
        .isEqualTo("[\"" + loose + "\"]");
    assertThat(loose).hasContent("const a=1\n");
  }

  @Test
  void whatIsNoProgramIsLeftAsItIs() throws IOException {
    Path file = Files.writeString(folder.resolve("a.nn"), "const  a = (1\n");

    CommandLineRun run = CommandLineRun.of("fmt", file);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("error[NN");
    assertThat(file).hasContent("const  a = (1\n");
  }
}
