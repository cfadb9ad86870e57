package org.adjoint.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Trains to the results that independent implementations reach. Takes most of an hour, and data
 * that the project does not carry: {@code -Dadjoint.data=FOLDER} says where {@code fashion/} and
 * {@code shakespeare.txt} are.
 */
@Tag("long")
class ResultsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "results/fashion_mlp/fashion_mlp.nn,     validation accuracy, >, 0.875, ",
    "results/fashion_cnn/fashion_cnn.nn,     validation accuracy, >, 0.895, ",
    "results/residual_cnn/residual_cnn.nn,   validation accuracy, >, 0.91,  n=1",
    "results/autoencoder/autoencoder.nn,     loss,                <, 246,   ",
    "results/char_gpt/char_gpt.nn,           validation loss,     <, 1.88,  ",
    "results/char_lstm/char_lstm.nn,         validation loss,     <, 1.97,  ",
    "addition/addition.nn,                   validation accuracy, >, 0.97,  ",
  })
  void reachesWhatIsKnown(
      String program, String measure, String relation, double bound, String constant)
      throws Exception {
    Path data = Path.of(System.getProperty("adjoint.data", "data"));
    assumeTrue(Files.isDirectory(data.resolve("fashion")), () -> "no fashion/ in " + data);
    List<String> arguments =
        new ArrayList<>(List.of("train", program, "--json", "--data-root", data.toString()));
    if (constant != null) {
      arguments.addAll(List.of("--set", constant));
    }

    ToolRun run = ToolRun.of(folder, Duration.ofHours(1), arguments.toArray(String[]::new));

    assertThat(run.exitCode()).as(run.err()).isZero();
    double reached = measured(run.json(), measure);
    if (relation.equals(">")) {
      assertThat(reached).isGreaterThanOrEqualTo(bound);
    } else {
      assertThat(reached).isLessThanOrEqualTo(bound);
    }
  }

  private static double measured(JsonObject result, String measure) {
    String[] words = measure.split(" ");
    JsonObject where = words.length == 1 ? result : result.getAsJsonObject(words[0]);
    return where.get(words[words.length - 1]).getAsDouble();
  }
}
