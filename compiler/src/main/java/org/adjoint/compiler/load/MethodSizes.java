package org.adjoint.compiler.load;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads from a class file how long the code of each method is (JVM specification, chapter 4). */
final class MethodSizes {
  /** The bytes above which HotSpot leaves a method to its interpreter (HugeMethodLimit). */
  static final int LARGEST = 8_000;

  private final DataInputStream in;
  private String[] names = new String[0];

  private MethodSizes(byte[] classFile) {
    this.in = new DataInputStream(new ByteArrayInputStream(classFile));
  }

  /** The bytes of code by method name; of overloads the longest. */
  static Map<String, Integer> of(byte[] classFile) {
    try {
      return new MethodSizes(classFile).read();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private Map<String, Integer> read() throws IOException {
    in.skipNBytes(8);
    readConstants();
    in.skipNBytes(6);
    in.skipNBytes(2L * in.readUnsignedShort());
    readMembers(new LinkedHashMap<>());
    Map<String, Integer> sizes = new LinkedHashMap<>();
    readMembers(sizes);
    return sizes;
  }

  private void readConstants() throws IOException {
    int count = in.readUnsignedShort();
    names = new String[count];
    for (int index = 1; index < count; index++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> names[index] = in.readUTF();
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          index++;
        }
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        default -> throw new IOException("unknown constant " + tag);
      }
    }
  }

  private void readMembers(Map<String, Integer> sizes) throws IOException {
    int members = in.readUnsignedShort();
    for (int member = 0; member < members; member++) {
      in.skipNBytes(2);
      String name = names[in.readUnsignedShort()];
      in.skipNBytes(2);
      int attributes = in.readUnsignedShort();
      for (int attribute = 0; attribute < attributes; attribute++) {
        String kind = names[in.readUnsignedShort()];
        long length = Integer.toUnsignedLong(in.readInt());
        if (kind.equals("Code")) {
          in.skipNBytes(4);
          int size = in.readInt();
          sizes.merge(name, size, Math::max);
          length -= 8;
        }
        in.skipNBytes(length);
      }
    }
  }
}
