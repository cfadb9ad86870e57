package org.adjoint.runtime.array;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.adjoint.runtime.AdjointException;

/**
 * The bytes of an array file, unpacked if it is packed. How many there can be at most is known
 * before they are read, so that nothing is allocated for what a header only claims.
 */
final class ArrayInput implements Closeable {
  /** No stream of deflate gives more bytes for one of its own. */
  private static final long MOST_PER_PACKED_BYTE = 1_032;

  /** What one Java array holds. */
  private static final long LARGEST_ARRAY = Integer.MAX_VALUE - 8L;

  private static final int GZIP_MAGIC = 0x1F8B;

  private final InputStream bytes;
  private final String name;
  private final long most;
  private long position;

  private ArrayInput(InputStream bytes, String name, long most) {
    this.bytes = bytes;
    this.name = name;
    this.most = most;
  }

  /** Opens a file, which is unpacked if it begins as gzip does; {@code name} is for messages. */
  static ArrayInput open(Path file, String name) throws IOException {
    long size = Files.size(file);
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    try {
      bytes.mark(2);
      int magic = bytes.read() << 8 | bytes.read();
      bytes.reset();
      return magic == GZIP_MAGIC
          ? new ArrayInput(new GZIPInputStream(bytes, 1 << 16), name, mostUnpacked(size))
          : new ArrayInput(bytes, name, size);
    } catch (EOFException | ZipException e) {
      bytes.close();
      throw new AdjointException("'" + name + "' is not a whole gzip file: " + e.getMessage());
    }
  }

  /** A part of an archive: {@code packed} bytes of it, from which these come. */
  static ArrayInput ofPacked(InputStream bytes, String name, long packed) {
    return new ArrayInput(bytes, name, mostUnpacked(packed));
  }

  private static long mostUnpacked(long packed) {
    return packed > Long.MAX_VALUE / MOST_PER_PACKED_BYTE
        ? Long.MAX_VALUE
        : packed * MOST_PER_PACKED_BYTE;
  }

  /** What messages call the file. */
  String name() {
    return name;
  }

  /** The next bytes; {@code what} they are is said where the file ends before. */
  byte[] read(long count, String what) throws IOException {
    if (count > most - position) {
      throw fault("ends within its " + what + ", which takes " + count + " bytes");
    }
    if (count > LARGEST_ARRAY || count > Runtime.getRuntime().maxMemory()) {
      throw new AdjointException(
          "'" + name + "' has " + count + " bytes of " + what + ", more than the memory holds",
          "give Java more memory with -Xmx, or split the file; an array has 2 GB at most",
          null);
    }
    byte[] read = new byte[(int) count];
    int length = fill(read);
    if (length < count) {
      throw fault("ends within its " + what + ": " + length + " bytes of " + count + " are there");
    }
    position += count;
    return read;
  }

  private int fill(byte[] into) throws IOException {
    try {
      return bytes.readNBytes(into, 0, into.length);
    } catch (EOFException | ZipException e) {
      throw fault("is damaged or cut off: " + e.getMessage());
    }
  }

  /** Refuses a file that goes on. */
  void requireEnd() throws IOException {
    if (fill(new byte[1]) != 0) {
      throw fault("goes on after the " + position + " bytes that its header announces");
    }
  }

  AdjointException fault(String what) {
    return new AdjointException("'" + name + "' " + what);
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
