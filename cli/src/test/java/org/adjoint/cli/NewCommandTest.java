package org.adjoint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.adjoint.cli.project.ProjectKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewCommandTest {
  @TempDir private Path folder;

  private JsonObject begin(ProjectKind kind) {
    CommandLineRun run =
        CommandLineRun.of("new", "first", "--kind", kind, "--in", folder, "--json");
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.json();
  }

  private Path program() throws IOException {
    try (var files = Files.list(folder.resolve("first/src/main/nn/first"))) {
      return files.findFirst().orElseThrow();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aProjectChecksAndTrains(ProjectKind kind) throws IOException {
    JsonObject begun = begin(kind);
    begun
        .getAsJsonArray("files")
        .forEach(file -> assertThat(Path.of(file.getAsString())).isNotEmptyFile());

    CommandLineRun checked = CommandLineRun.of("check", program(), "--json");
    assertThat(checked.json().getAsJsonArray("diagnostics")).isEmpty();
    CommandLineRun trained =
        CommandLineRun.of(
            "train",
            program(),
            "--data-root",
            folder.resolve("first/src/main/data"),
            "--epochs",
            1,
            "--out",
            folder.resolve("first.safetensors"),
            "--json");
    assertThat(trained.exitCode()).as(trained.err()).isZero();
    assertThat(trained.json().get("loss").getAsDouble()).isFinite();
  }

  @ParameterizedTest
  @EnumSource
  void noPlaceholderIsLeftAndProgramsAreFormatted(ProjectKind kind) throws IOException {
    JsonObject begun = begin(kind);
    for (var file : begun.getAsJsonArray("files")) {
      String text = Files.readString(Path.of(file.getAsString())).replaceAll("@Test", "");
      assertThat(text)
          .as(file.getAsString())
          .doesNotContainPattern("@[a-z]+@")
          .doesNotContain("${project");
    }
    assertThat(CommandLineRun.of("fmt", "--check", program()).exitCode()).isZero();
  }

  @Test
  void theBuildIsThatOfTheExampleWhichIsTestedOutsideTheRepository() throws IOException {
    begin(ProjectKind.TABLE);
    String example = Files.readString(Path.of("../examples/maven-project/pom.xml"));
    assertThat(Files.readString(folder.resolve("first/pom.xml")))
        .isEqualTo(example.replace("flowers", "first"));
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Path there = Files.writeString(folder.resolve("first"), "mine");
    CommandLineRun run = CommandLineRun.of("new", "first", "--in", folder);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("is there already");
    assertThat(there).hasContent("mine");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Upper", "a-b", "../up", "a/b", "class", "1st", "java", "a b", "con", "é"})
  void aNameThatIsNoPackageIsRefused(String name) {
    CommandLineRun run = CommandLineRun.of("new", name, "--in", folder);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("its name is");
    assertThat(folder).isEmptyDirectory();
  }
}
