package org.adjoint.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds the standalone trainer of the examples to what is generated, and runs it as a user would.
 */
class StandaloneTrainerTest {
  private static final Path TRAINER = Path.of("standalone", "IrisTrainer.java");
  private static final String IRIS = "iris/iris.nn";

  @TempDir private Path folder;

  @Test
  void theTrainerOfTheExamplesIsWhatIsGenerated() throws Exception {
    ToolRun run = adjoint("generate", IRIS, "--standalone", "-o", folder.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    Path generated = folder.resolve("IrisTrainer.java");
    assertThat(Files.mismatch(TRAINER, generated))
        .as(
            "examples/%s differs from what is generated. Run in the root folder"
                + " `./adjoint generate examples/%s --standalone -o examples/standalone`,"
                + " look at what changed, and commit it",
            TRAINER, IRIS)
        .isEqualTo(-1);
  }

  @Test
  @Tag("bits")
  void trainsAndPredictsToTheBitsOfTheTool() throws Exception {
    Path alone = folder.resolve("alone.safetensors");
    Path usual = folder.resolve("usual.safetensors");
    String trained = java("--data", "iris/iris.csv", "--out", alone.toString(), "--json");
    ToolRun expected = adjoint("train", IRIS, "--out", usual.toString(), "--json");
    assertThat(JsonParser.parseString(trained).getAsJsonObject().get("parameters_sha256"))
        .isEqualTo(expected.json().get("parameters_sha256"));
    assertThat(java("predict", alone.toString(), "--data", "iris/iris.csv"))
        .isEqualTo(adjoint("predict", usual.toString(), "--data", "iris/iris.csv").out())
        .startsWith("probability_0,probability_1,probability_2\n");
  }

  private ToolRun adjoint(String... arguments) throws Exception {
    return ToolRun.of(folder, Duration.ofMinutes(2), arguments);
  }

  /** Standard output of the trainer. */
  private String java(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(TRAINER.toString());
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    process.destroyForcibly();
    assertThat(ended).isTrue();
    assertThat(process.exitValue()).as(Files.readString(err)).isZero();
    return Files.readString(out);
  }
}
