package org.adjoint.cli;

import java.io.DataInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/** Reads arrays of {@code float32} from a file of NumPy, by its published format. */
final class NpzNumbers {
  private static final int PREAMBLE = 8;

  private NpzNumbers() {}

  static double sumOfSquares(Path file, String name) throws Exception {
    try (ZipFile zip = new ZipFile(file.toFile());
        DataInputStream in = new DataInputStream(zip.getInputStream(zip.getEntry(name)))) {
      in.skipNBytes(PREAMBLE);
      in.skipNBytes(Short.reverseBytes(in.readShort()));
      ByteBuffer numbers = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      double sum = 0;
      while (numbers.hasRemaining()) {
        double number = numbers.getFloat();
        sum += number * number;
      }
      return sum;
    }
  }
}
