package org.adjoint.runtime.save;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.runtime.file.AtomicFile;
import org.adjoint.runtime.file.FileFault;
import org.adjoint.runtime.json.JsonException;
import org.adjoint.runtime.program.ElementKind;
import org.adjoint.runtime.program.Persistent;
import org.jspecify.annotations.Nullable;

/** A safetensors file on the disk, whose header has been read and checked. */
final class SafetensorsFile implements TensorFile {
  /** A header is not longer, as in the format's first implementation. */
  private static final int HEADER_LIMIT = 100_000_000;

  private static final int LENGTH_BYTES = 8;

  private final Path path;
  private final SafetensorsHeader header;
  private final long dataStart;

  private SafetensorsFile(Path path, SafetensorsHeader header, long dataStart) {
    this.path = path;
    this.header = header;
    this.dataStart = dataStart;
  }

  SafetensorsHeader header() {
    return header;
  }

  /** Reads and checks the header, and all bytes by the digest that the header has. */
  static SafetensorsFile open(Path path) {
    try (FileChannel channel = channel(path)) {
      byte[] start = start(path, channel);
      SafetensorsFile file = new SafetensorsFile(path, header(start, channel), start.length);
      requireDigest(file, start, channel);
      return file;
    } catch (CharacterCodingException e) {
      throw damaged(path, "its header is not text");
    } catch (JsonException e) {
      throw damaged(path, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static FileChannel channel(Path path) throws IOException {
    TensorFile.requireOrdinary(path);
    return FileChannel.open(path);
  }

  /** The bytes before the tensors: the length of the header, and the header. */
  private static byte[] start(Path path, FileChannel channel) throws IOException {
    ByteBuffer length = ByteBuffer.allocate(LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    if (channel.size() < LENGTH_BYTES) {
      throw damaged(path, "it is too short");
    }
    TensorBytes.fillFrom(channel, length);
    long bytes = length.getLong();
    if (bytes < 2 || bytes > HEADER_LIMIT || bytes > channel.size() - LENGTH_BYTES) {
      throw damaged(path, "its header cannot be " + Long.toUnsignedString(bytes) + " bytes long");
    }
    ByteBuffer start = ByteBuffer.allocate(LENGTH_BYTES + (int) bytes);
    TensorBytes.fillFrom(channel.position(0), start);
    return start.array();
  }

  private static SafetensorsHeader header(byte[] start, FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.wrap(start, LENGTH_BYTES, start.length - LENGTH_BYTES);
    String decoded = StandardCharsets.UTF_8.newDecoder().decode(text).toString();
    return SafetensorsHeader.parse(decoded, channel.size() - start.length);
  }

  /** Files of other programs have no digest, and need none. */
  private static void requireDigest(SafetensorsFile file, byte[] start, FileChannel channel)
      throws IOException {
    String digits = file.header.metadata().get(FileDigest.KEY);
    if (digits == null) {
      return;
    }
    int place = FileDigest.place(start, digits);
    byte[] zeros = FileDigest.NO_DIGITS.getBytes(StandardCharsets.US_ASCII);
    if (place >= 0 && digits.length() == zeros.length) {
      System.arraycopy(zeros, 0, start, place, zeros.length);
    }
    if (!FileDigest.of(start, channel).equals(digits)) {
      throw damaged(file.path, "its bytes are not those that were written");
    }
  }

  private static SavedModelException damaged(Path path, String what) {
    return new SavedModelException(
        path.toString(),
        "this is no undamaged safetensors file: " + what,
        "it may have been cut short or changed when it was copied",
        null);
  }

  private static SavedModelException unreadable(Path path, IOException e) {
    String reason =
        e instanceof NoSuchFileException ? "there is no such file" : FileFault.reason(e);
    return new SavedModelException(path.toString(), reason, null, e);
  }

  @Override
  public Set<String> names() {
    return header.tensors().keySet();
  }

  @Override
  public @Nullable String misfit(String name, Persistent tensor) {
    SafetensorsHeader.Entry entry = header.tensors().get(name);
    TensorType wanted = new TensorType(tensor.kind(), tensor.shape());
    if (entry == null) {
      return "it has no '" + name + "'";
    }
    return entry.type().equals(wanted)
        ? null
        : "'" + name + "' is " + entry.type() + " in it, but " + wanted + " in the model";
  }

  @Override
  public SavedModelException fault(String message, String hint) {
    return new SavedModelException(path.toString(), message, hint, null);
  }

  /** Fills tensors of a storage; each is in the file, with the same type. */
  @Override
  public void read(List<StoredTensor> tensors) {
    try (FileChannel channel = channel(path)) {
      byte[] start = start(path, channel);
      if (!header(start, channel).equals(header)) {
        throw fault("another file was put in its place while it was read", "read it again");
      }
      TensorBytes bytes = new TensorBytes();
      for (StoredTensor stored : tensors) {
        SafetensorsHeader.Entry entry = header.tensors().get(stored.name());
        if (entry == null || !entry.type().equals(stored.type())) {
          throw new IllegalArgumentException("not such a tensor: " + stored.name());
        }
        channel.position(dataStart + entry.begin());
        bytes.read(stored, channel);
      }
    } catch (JsonException e) {
      throw damaged(path, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /** Writes a file, as a whole or not at all; wide elements come first, so that all are aligned. */
  static void write(Path path, Map<String, String> metadata, List<StoredTensor> tensors) {
    List<StoredTensor> ordered = new ArrayList<>(tensors);
    ordered.sort(
        Comparator.comparingInt((StoredTensor stored) -> -width(stored.tensor().kind()))
            .thenComparing(StoredTensor::name));
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(FileDigest.KEY, FileDigest.NO_DIGITS);
    texts.putAll(metadata);
    byte[] start = start(new SafetensorsHeader(texts, entries(ordered)).text());
    try {
      AtomicFile.write(path, channel -> write(channel, start, ordered));
    } catch (IOException e) {
      throw new SavedModelException(
          path.toString(), "it cannot be written: " + FileFault.reason(e), null, e);
    }
  }

  private static Map<String, SafetensorsHeader.Entry> entries(List<StoredTensor> ordered) {
    Map<String, SafetensorsHeader.Entry> entries = new LinkedHashMap<>();
    long end = 0;
    for (StoredTensor stored : ordered) {
      SafetensorsHeader.Entry entry = new SafetensorsHeader.Entry(stored.type(), end);
      if (entries.put(stored.name(), entry) != null) {
        throw new IllegalArgumentException("two tensors are named " + stored.name());
      }
      end = entry.end();
    }
    return entries;
  }

  private static void write(FileChannel channel, byte[] start, List<StoredTensor> ordered)
      throws IOException {
    FileDigest digest = new FileDigest(channel);
    writeAll(digest, ByteBuffer.wrap(start));
    TensorBytes bytes = new TensorBytes();
    for (StoredTensor stored : ordered) {
      bytes.write(stored, digest);
    }
    channel.position(FileDigest.place(start, FileDigest.NO_DIGITS));
    writeAll(channel, ByteBuffer.wrap(digest.digits().getBytes(StandardCharsets.US_ASCII)));
  }

  private static void writeAll(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static int width(ElementKind kind) {
    return TensorType.width(kind);
  }

  /** The length of the header and the header, with spaces up to a multiple of eight bytes. */
  private static byte[] start(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int padding = -bytes.length & (LENGTH_BYTES - 1);
    if (bytes.length + padding > HEADER_LIMIT) {
      throw new IllegalArgumentException("a header of " + bytes.length + " bytes");
    }
    byte[] start = new byte[LENGTH_BYTES + bytes.length + padding];
    Arrays.fill(start, (byte) ' ');
    ByteBuffer.wrap(start)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong((long) bytes.length + padding)
        .put(bytes);
    return start;
  }
}
