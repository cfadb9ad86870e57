package org.adjoint.runtime.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  private static final String NEW = "n".repeat(1_000);

  @TempDir Path folder;

  @Test
  void whicheverOperationFailsTheOldFileOrTheNewOneIsThereAndNoOther() throws IOException {
    Path file = folder.resolve("f");
    int failing = 0;
    Faults faults;
    do {
      faults = new Faults(++failing, "the disk is full");
      Files.writeString(file, "old");
      Path faulty = FaultyFiles.path(file, faults);
      if (write(faulty)) {
        assertThat(Files.readString(file)).isEqualTo(NEW);
      } else {
        assertThat(Files.readString(file)).as(faults.operations().toString()).isEqualTo("old");
      }
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files).as(faults.operations().toString()).containsExactly(file);
      }
    } while (faults.hasFailed());
    assertThat(faults.operations())
        .containsExactly(
            "open", "write", "write", "write", "write", "write", "force", "close", "move");
  }

  /** Whether it was written. */
  private static boolean write(Path file) {
    ByteBuffer bytes = ByteBuffer.wrap(NEW.getBytes(StandardCharsets.US_ASCII));
    try {
      AtomicFile.write(
          file,
          channel -> {
            while (bytes.hasRemaining()) {
              channel.write(bytes);
            }
          });
      return true;
    } catch (IOException e) {
      assertThat(e).hasMessage("the disk is full");
      return false;
    }
  }

  @Test
  void whatAKilledProcessLeftIsDeletedOnceItIsOld() throws IOException {
    Path old = Files.writeString(folder.resolve(".f.1a2b.tmp"), "half");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    Path fresh = Files.writeString(folder.resolve(".f.3c4d.tmp"), "half");
    Path others = Files.writeString(folder.resolve(".f.txt.1a2b.tmp"), "of another file");
    Files.setLastModifiedTime(others, FileTime.from(Instant.EPOCH));
    assertThat(write(folder.resolve("f"))).isTrue();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(folder.resolve("f"), fresh, others);
    }
  }

  @Test
  void aFolderThatIsNotThereIsSaid() {
    assertThatThrownBy(() -> AtomicFile.write(folder.resolve("no/f"), channel -> {}))
        .isInstanceOfSatisfying(
            IOException.class,
            fault ->
                assertThat(FileFault.reason(fault)).isEqualTo("there is no such file or folder"));
  }
}
