package org.adjoint.runtime.array;

import static org.adjoint.runtime.array.ArrayBytes.gzip;
import static org.adjoint.runtime.array.ArrayBytes.hex;
import static org.adjoint.runtime.array.ArrayBytes.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdxFileTest {
  private static final byte[] TWO_IMAGES =
      hex("00000803 00000002 00000003 00000002 00 01 7f 80 fe ff 0a 0b 0c 0d 0e 0f");

  @TempDir Path folder;

  @Test
  void bytesAreUnsignedAndRowsComeFirst() throws IOException {
    NumberArray images = read(TWO_IMAGES);
    assertThat(images.rows()).isEqualTo(2);
    assertThat(images.rowShape()).containsExactly(3, 2);
    assertThat(numbers(images)).containsExactly(0, 1, 127, 128, 254, 255, 10, 11, 12, 13, 14, 15);
    assertThat(images.missing(0)).isFalse();
  }

  @Test
  void aPackedFileIsKnownByItsBytesAndNotByItsName() throws IOException {
    assertThat(numbers(read(gzip(TWO_IMAGES)))).isEqualTo(numbers(read(TWO_IMAGES)));
  }

  @ParameterizedTest
  @CsvSource({
    "00000901 00000002 ff 01, -1, 1",
    "00000b01 00000002 fffe 0102, -2, 258",
    "00000c01 00000002 00010000 ffffffff, 65536, -1",
    "00000d01 00000002 3fc00000 c0000000, 1.5, -2",
    "00000e01 00000002 3ff8000000000000 c000000000000000, 1.5, -2",
  })
  void everyTypeIsBigEndian(String bytes, double first, double second) throws IOException {
    assertThat(numbers(read(hex(bytes)))).containsExactly(first, second);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "89504e47 0d0a1a0a | is no IDX file: it begins with 89504e47",
        "00000a01 00000001 00 | is no IDX file",
        "00000800 00 | is no IDX file",
        "00000801 00000003 00 01 | ends within its numbers of shape [3], which takes 3 bytes",
        "00000801 00000001 00 01 | goes on after the 9 bytes",
        "00000801 ffffffff 00 | announces a dimension of 4294967295",
        "00000802 00000001 00000000 | holds no numbers: its shape is [1, 0]",
        "00000803 7fffffff 7fffffff 7fffffff 00 | which no file can hold",
        "00000801 7ffffff0 00 | which takes 2147483632 bytes",
        "0000087f 00000001 | ends within its dimensions",
      })
  void aFileThatIsNotWhatItSaysIsRefused(String bytes, String message) {
    assertThatThrownBy(() -> read(hex(bytes)))
        .hasMessageStartingWith("'f'")
        .hasMessageContaining(message);
  }

  @Test
  void aPackedFileThatAnnouncesMoreThanItCanHoldIsRefusedBeforeItIsRead() {
    assertThatThrownBy(() -> read(gzip(hex("00000801 7ffffff0 00"))))
        .hasMessageContaining("which takes 2147483632 bytes");
  }

  @Test
  void aFileCutOffAnywhereIsRefused() throws IOException {
    Path file = folder.resolve("f");
    ArrayBytes.requireWholeFile(file, TWO_IMAGES, path -> IdxFile.read(path, "f"));
    ArrayBytes.requireWholeFile(file, gzip(TWO_IMAGES), path -> IdxFile.read(path, "f"));
  }

  @Test
  void aDamagedFileIsReadOrRefused() throws IOException {
    Path file = folder.resolve("f");
    ArrayBytes.requireOwnFaults(file, TWO_IMAGES, path -> IdxFile.read(path, "f"));
    ArrayBytes.requireOwnFaults(file, gzip(TWO_IMAGES), path -> IdxFile.read(path, "f"));
  }

  private NumberArray read(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("f"), bytes);
    return IdxFile.read(file, "f");
  }
}
