package org.adjoint.runtime.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.adjoint.runtime.AdjointException;
import org.adjoint.runtime.train.EpochReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryLogTest {
  @TempDir Path folder;

  @Test
  void writesARowAnEpochAndGoesOnWithAFile() throws IOException {
    Path file = folder.resolve("log.csv");
    try (HistoryLog log = HistoryLog.open(file, false)) {
      log.epochFinished(report(1));
      assertThat(Files.readAllLines(file)).hasSize(2);
    }
    try (HistoryLog log = HistoryLog.open(file, true)) {
      log.epochFinished(report(2));
    }
    assertThat(Files.readString(file))
        .isEqualTo(
            """
            epoch,step,seconds,loss,accuracy,validation_loss
            1,10,0.5,0.25,0.75,0.125
            2,20,0.5,0.25,0.75,0.125
            """);
  }

  @Test
  void rowsOfEpochsThatAreGoneThroughAgainAreReplaced() throws IOException {
    Path file = folder.resolve("log.csv");
    Files.writeString(
        file,
        """
        epoch,step,seconds,loss,accuracy,validation_loss
        1,10,0.5,0.5,0.5,0.5
        2,20,0.5,0.5,0.5,0.5
        3,30,0.5,0.4,0.""");

    try (HistoryLog log = HistoryLog.open(file, true)) {
      log.epochFinished(report(2));
      log.epochFinished(report(3));
    }

    assertThat(Files.readString(file))
        .isEqualTo(
            """
            epoch,step,seconds,loss,accuracy,validation_loss
            1,10,0.5,0.5,0.5,0.5
            2,20,0.5,0.25,0.75,0.125
            3,30,0.5,0.25,0.75,0.125
            """);
  }

  @Test
  void aLogIsLeftAsItIsUntilTheRunGoesOn() throws IOException {
    Path file = folder.resolve("log.csv");
    Files.writeString(file, "epoch,step,seconds,loss\n1,10,0.5,0.25\n");

    HistoryLog.open(file, true).close();

    assertThat(Files.readString(file)).isEqualTo("epoch,step,seconds,loss\n1,10,0.5,0.25\n");
  }

  @Test
  void aFileThatCannotBeWrittenIsAClearError() {
    assertThatThrownBy(() -> HistoryLog.open(folder.resolve("no/log.csv"), false))
        .isInstanceOf(AdjointException.class)
        .hasMessageContaining("cannot write");
  }

  private static EpochReport report(int epoch) {
    Map<String, Double> training = new LinkedHashMap<>();
    training.put("loss", 0.25);
    training.put("accuracy", 0.75);
    return new EpochReport(epoch, 10 * epoch, 0.5, training, Map.of("loss", 0.125));
  }
}
