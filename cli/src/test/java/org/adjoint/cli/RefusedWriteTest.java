package org.adjoint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The system takes no more bytes, or no files at all, from a process that saves a model. */
class RefusedWriteTest {
  /** Its saved model has 430 KB, more than the largest file that it may write. */
  private static final String PROGRAM =
      """
      model Large {
        input  x: float[batch, 4]
        target y: int[batch]
        logits = x -> dense(512, relu) -> dense(64, relu) -> dense(3)
        output probability = softmax(logits)
        loss = cross_entropy(logits, y)
      }
      data iris = csv("iris.csv") {
        x = [sepal_length, sepal_width, petal_length, petal_width] -> standardize
        y = species -> category
      }
      train Large { data: iris, optimizer: adam(0.01), batch: 16, epochs: 1, seed: 7 }
      """;

  private static final String OLD = "the file of before";

  @TempDir private Path folder;

  private Path program;

  @BeforeEach
  void write() throws Exception {
    Files.copy(
        CommandLineRun.example("iris").resolveSibling("iris.csv"), folder.resolve("iris.csv"));
    program = Files.writeString(folder.resolve("large.nn"), PROGRAM);
  }

  @Test
  void aDiskThatTakesNoMoreBytesIsSaidAndTheOldFileStays() throws Exception {
    Path models = Files.createDirectory(folder.resolve("models"));
    Path saved = Files.writeString(models.resolve("m.safetensors"), OLD);
    TrainingProcess.End end =
        train(List.of("bash", "-c", "ulimit -f 100; exec \"$@\"", "bash"), saved);

    assertRefused(end, saved, "File too large");
    assertThat(saved).hasContent(OLD);
    try (Stream<Path> files = Files.list(models)) {
      assertThat(files).containsExactly(saved);
    }
  }

  @Test
  void aFolderThatMayOnlyBeReadIsSaid() throws Exception {
    Path models = Files.createDirectory(folder.resolve("models"));
    Path saved = Files.writeString(models.resolve("m.safetensors"), OLD);
    Files.setPosixFilePermissions(models, PosixFilePermissions.fromString("r-xr-xr-x"));
    // The administrator may write everywhere, unless that right is given up.
    boolean mayAll = Files.isWritable(models);
    TrainingProcess.End end =
        train(mayAll ? List.of("setpriv", "--bounding-set=-dac_override") : List.of(), saved);

    Files.setPosixFilePermissions(models, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertRefused(end, saved, "permission denied");
    assertThat(saved).hasContent(OLD);
  }

  private TrainingProcess.End train(List<String> prefix, Path saved) throws Exception {
    return TrainingProcess.start(folder, prefix, List.of("train", program, "--out", saved)).end();
  }

  private static void assertRefused(TrainingProcess.End end, Path saved, String reason) {
    assertThat(end.code()).as(end.text()).isEqualTo(1);
    assertThat(end.text())
        .contains(saved + ": it cannot be written: " + reason)
        .doesNotContain("\tat ");
  }
}
