package org.adjoint.runtime.progress;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.adjoint.runtime.AdjointException;
import org.adjoint.runtime.train.EpochReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardLogTest {
  /** The length of the first record and its checksum, as every file of TensorFlow begins. */
  private static final String FIRST_RECORD = "1800000000000000a37f4b22";

  /** What TensorFlow writes for {@code epoch_loss = 0.25} in step 1, behind the time of day. */
  private static final String LOSS = "10012a130a110a0a65706f63685f6c6f7373150000803e";

  @TempDir Path folder;

  @Test
  void writesTheRunsThatKerasWrites() throws IOException {
    try (TensorBoardLog log = TensorBoardLog.open(folder.resolve("logs/first"))) {
      log.epochFinished(report(1, Map.of("loss", 0.5)));
    }
    byte[] training = only("train");
    byte[] validation = only("validation");
    assertThat(hex(training)).startsWith(FIRST_RECORD).contains(LOSS);
    assertThat(text(training)).contains("brain.Event:2").contains("epoch_loss");
    assertThat(hex(validation)).startsWith(FIRST_RECORD).contains(LOSS.replace("803e", "003f"));
  }

  @Test
  void aRecordIsAsLongAsItSays() throws IOException {
    try (TensorBoardLog log = TensorBoardLog.open(folder.resolve("logs/first"))) {
      log.epochFinished(report(1, Map.of()));
      log.epochFinished(report(300, Map.of()));
    }
    ByteBuffer records = ByteBuffer.wrap(only("train")).order(ByteOrder.LITTLE_ENDIAN);
    int count = 0;
    while (records.hasRemaining()) {
      int length = (int) records.getLong();
      records.position(records.position() + Integer.BYTES + length + Integer.BYTES);
      count++;
    }
    assertThat(count).isEqualTo(3);
    assertThat(folder.resolve("logs/first/validation")).doesNotExist();
  }

  @Test
  void aRunThatGoesOnAddsAFile() throws IOException {
    for (int epoch = 1; epoch <= 2; epoch++) {
      try (TensorBoardLog log = TensorBoardLog.open(folder)) {
        log.epochFinished(report(epoch, Map.of()));
      }
    }
    assertThat(files("train")).hasSize(2);
  }

  @Test
  void aFolderThatCannotBeWrittenIsAClearError() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> TensorBoardLog.open(file.resolve("logs")))
        .isInstanceOf(AdjointException.class)
        .hasMessageContaining("cannot write to");
  }

  private static EpochReport report(int epoch, Map<String, Double> validation) {
    return new EpochReport(epoch, 10 * epoch, 0.5, Map.of("loss", 0.25), validation);
  }

  private byte[] only(String run) throws IOException {
    Path logs = folder.resolve("logs/first").resolve(run);
    try (Stream<Path> files = Files.list(logs)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      assertThat(all.get(0).getFileName().toString()).startsWith("events.out.tfevents.");
      return Files.readAllBytes(all.get(0));
    }
  }

  private List<Path> files(String run) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(run))) {
      return files.toList();
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }
}
