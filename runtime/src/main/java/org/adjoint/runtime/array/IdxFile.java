package org.adjoint.runtime.array;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.adjoint.runtime.AdjointException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the IDX format of MNIST, packed by gzip or not: two zero bytes, the type, the number of
 * axes, the dimensions and the numbers, all big-endian.
 */
public final class IdxFile {
  private IdxFile() {}

  /** Reads a whole file; {@code name} is what messages call it. */
  public static NumberArray read(Path file, String name) throws IOException {
    try (ArrayInput input = ArrayInput.open(file, name)) {
      byte[] magic = input.read(4, "header");
      NumberType type = magic[0] == 0 && magic[1] == 0 ? type(magic[2]) : null;
      if (type == null || magic[3] < 1) {
        throw wrongMagic(input, magic);
      }
      int axes = Math.min(magic[3], ArraySize.MOST_AXES + 1);
      ByteBuffer dimensions = ByteBuffer.wrap(input.read(4L * axes, "dimensions"));
      List<Integer> shape = new ArrayList<>();
      for (int axis = 0; axis < axes; axis++) {
        shape.add(dimension(input, dimensions.getInt()));
      }
      byte[] numbers = input.read(ArraySize.of(input, type, shape), "numbers of shape " + shape);
      input.requireEnd();
      return new NumberArray(type, shape, ByteBuffer.wrap(numbers));
    }
  }

  private static int dimension(ArrayInput input, int bits) {
    if (bits < 0) {
      throw input.fault("announces a dimension of " + Integer.toUnsignedString(bits));
    }
    return bits;
  }

  private static @Nullable NumberType type(byte code) {
    return switch (code) {
      case 0x08 -> NumberType.UINT8;
      case 0x09 -> NumberType.INT8;
      case 0x0B -> NumberType.INT16;
      case 0x0C -> NumberType.INT32;
      case 0x0D -> NumberType.FLOAT32;
      case 0x0E -> NumberType.FLOAT64;
      default -> null;
    };
  }

  private static AdjointException wrongMagic(ArrayInput input, byte[] magic) {
    return new AdjointException(
        "'" + input.name() + "' is no IDX file: it begins with " + HexFormat.of().formatHex(magic),
        "images of bytes begin with 00000803, labels with 00000801",
        null);
  }
}
