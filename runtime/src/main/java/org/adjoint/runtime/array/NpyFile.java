package org.adjoint.runtime.array;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Reads an array that NumPy has saved: format versions 1 to 3, numbers and booleans alone. */
public final class NpyFile {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** NumPy pads its headers to 128 bytes or so; only those of structured arrays are long. */
  private static final long LONGEST_HEADER = 1 << 16;

  private NpyFile() {}

  /** Reads a whole file; {@code name} is what messages call it. */
  public static NumberArray read(Path file, String name) throws IOException {
    try (ArrayInput input = ArrayInput.open(file, name)) {
      return read(input);
    }
  }

  static NumberArray read(ArrayInput input) throws IOException {
    NpyHeader header = NpyHeader.parse(headerText(input), input);
    List<Integer> shape = header.shape();
    long size = ArraySize.of(input, header.type(), shape);
    byte[] numbers = input.read(size, "numbers of shape " + shape);
    input.requireEnd();
    if (header.columnMajor() && shape.size() > 1) {
      numbers = rowMajor(numbers, shape, header.type().bytes());
    }
    return new NumberArray(header.type(), shape, ByteBuffer.wrap(numbers).order(header.order()));
  }

  private static String headerText(ArrayInput input) throws IOException {
    byte[] start = input.read(MAGIC.length + 2L, "header");
    if (!Arrays.equals(Arrays.copyOf(start, MAGIC.length), MAGIC)) {
      throw input.fault("is no NPY file: it does not begin with \\x93NUMPY");
    }
    int version = start[MAGIC.length];
    if (version < 1 || version > 3) {
      throw input.fault("is of version " + version + " of the NPY format; 1 to 3 are known");
    }
    boolean small = version == 1;
    ByteBuffer prefix =
        ByteBuffer.wrap(input.read(small ? 2 : 4, "header")).order(ByteOrder.LITTLE_ENDIAN);
    long length =
        small ? Short.toUnsignedInt(prefix.getShort()) : Integer.toUnsignedLong(prefix.getInt());
    if (length > LONGEST_HEADER) {
      throw input.fault("has a header of " + length + " bytes, of " + LONGEST_HEADER + " at most");
    }
    return new String(input.read(length, "header"), StandardCharsets.UTF_8);
  }

  /** The numbers of an array whose first axis runs fastest, in the order in which it is slowest. */
  private static byte[] rowMajor(byte[] from, List<Integer> shape, int width) {
    byte[] to = new byte[from.length];
    int[] index = new int[shape.size()];
    for (int source = 0; source < from.length; source += width) {
      int target = 0;
      for (int axis = 0; axis < index.length; axis++) {
        target = target * shape.get(axis) + index[axis];
      }
      System.arraycopy(from, source, to, target * width, width);
      for (int axis = 0; axis < index.length && ++index[axis] == shape.get(axis); axis++) {
        index[axis] = 0;
      }
    }
    return to;
  }
}
