package org.adjoint.runtime.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.adjoint.runtime.AdjointException;

/** Makes and damages the bytes of array files for tests. */
final class ArrayBytes {
  private ArrayBytes() {}

  /** Bytes in hexadecimal, with spaces anywhere. */
  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
      stream.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  static double[] numbers(NumberArray array) {
    int size = array.rowShape().stream().reduce(1, (a, b) -> a * b);
    double[] numbers = new double[array.rows() * size];
    for (int row = 0; row < array.rows(); row++) {
      array.read(row, numbers, row * size);
    }
    return numbers;
  }

  /** Reads a file, and all that it holds. */
  interface Reader {
    void read(Path file) throws IOException;
  }

  /** Every beginning of a file must be refused in the runtime's own words. */
  static void requireWholeFile(Path file, byte[] whole, Reader reader) throws IOException {
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThat(catchThrowable(() -> reader.read(file)))
          .as("the first %d bytes", length)
          .isInstanceOf(AdjointException.class)
          .hasMessageContaining("'" + file.getFileName());
    }
  }

  /** A file with one byte changed is read or refused in the runtime's own words. */
  static void requireOwnFaults(Path file, byte[] whole, Reader reader) throws IOException {
    for (int place = 0; place < whole.length; place++) {
      for (int change : new int[] {0x01, 0x80, 0xFF}) {
        byte[] damaged = whole.clone();
        damaged[place] ^= (byte) change;
        Files.write(file, damaged);
        Throwable fault = catchThrowable(() -> reader.read(file));
        assertThat(fault == null || fault instanceof AdjointException)
            .as("byte %d changed by %x: %s", place, change, fault)
            .isTrue();
      }
    }
  }
}
