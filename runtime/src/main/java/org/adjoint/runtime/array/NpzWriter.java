package org.adjoint.runtime.array;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.adjoint.runtime.file.AtomicFile;

/** Writes an archive of arrays that NumPy reads; the same arrays give the same bytes. */
public final class NpzWriter {
  /** Midnight of the first day that the format of the archive knows, wherever that is. */
  private static final java.time.LocalDateTime NO_TIME =
      java.time.LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final int ALIGNMENT = 64;
  private static final int PREFIX = 10;

  private final ZipOutputStream zip;

  private NpzWriter(ZipOutputStream zip) {
    this.zip = zip;
  }

  /** Writes the arrays of an archive. */
  public interface Content {
    /** Adds all arrays, one after another. */
    void writeTo(NpzWriter archive) throws IOException;
  }

  /** Writes the numbers of an array. */
  public interface Numbers {
    /** Writes all of them, little-endian and in row-major order. */
    void writeTo(WritableByteChannel channel) throws IOException;
  }

  /** Writes an archive, as a whole or not at all. */
  public static void write(Path path, Content content) throws IOException {
    AtomicFile.write(
        path,
        channel -> {
          ZipOutputStream zip = new ZipOutputStream(Channels.newOutputStream(channel));
          content.writeTo(new NpzWriter(zip));
          zip.finish();
          zip.flush();
        });
  }

  /** Adds an array. */
  public void add(String name, NumberType type, List<Integer> shape, Numbers numbers)
      throws IOException {
    ZipEntry entry = new ZipEntry(name + ".npy");
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    zip.write(header(type, shape));
    numbers.writeTo(Channels.newChannel(zip));
    zip.closeEntry();
  }

  /** Version 1.0 of the format: the header ends with a line break at a multiple of 64 bytes. */
  private static byte[] header(NumberType type, List<Integer> shape) {
    String sizes = shape.stream().map(size -> size + ",").collect(Collectors.joining(" "));
    String text =
        "{'descr': '"
            + NpyHeader.description(type)
            + "', 'fortran_order': False, 'shape': ("
            + sizes
            + "), }";
    int length = text.length() + 1;
    int padding = Math.floorMod(-(PREFIX + length), ALIGNMENT);
    byte[] header =
        ("......" + "...." + text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
    byte[] start = {
      (byte) 0x93,
      'N',
      'U',
      'M',
      'P',
      'Y',
      1,
      0,
      (byte) (length + padding),
      (byte) ((length + padding) >> 8)
    };
    System.arraycopy(start, 0, header, 0, PREFIX);
    return header;
  }
}
