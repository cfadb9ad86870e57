package org.adjoint.runtime.save;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.runtime.file.AtomicFile;
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

  /** Reads and checks the header. */
  static SafetensorsFile open(Path path) {
    try (FileChannel channel = FileChannel.open(path)) {
      ByteBuffer length = ByteBuffer.allocate(LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
      if (channel.size() < LENGTH_BYTES) {
        throw damaged(path, "it is too short");
      }
      TensorBytes.fillFrom(channel, length);
      long bytes = length.getLong();
      if (bytes < 2 || bytes > HEADER_LIMIT || bytes > channel.size() - LENGTH_BYTES) {
        throw damaged(path, "its header cannot be " + Long.toUnsignedString(bytes) + " bytes long");
      }
      ByteBuffer text = ByteBuffer.allocate((int) bytes);
      TensorBytes.fillFrom(channel, text);
      long start = LENGTH_BYTES + bytes;
      String decoded = StandardCharsets.UTF_8.newDecoder().decode(text).toString();
      return new SafetensorsFile(
          path, SafetensorsHeader.parse(decoded, channel.size() - start), start);
    } catch (CharacterCodingException e) {
      throw damaged(path, "its header is not text");
    } catch (JsonException e) {
      throw damaged(path, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw unreadable(path, e);
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
    String reason = e instanceof NoSuchFileException ? "there is no such file" : e.getMessage();
    return new SavedModelException(path.toString(), String.valueOf(reason), null, e);
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
    try (FileChannel channel = FileChannel.open(path)) {
      TensorBytes bytes = new TensorBytes();
      for (StoredTensor stored : tensors) {
        SafetensorsHeader.Entry entry = header.tensors().get(stored.name());
        if (entry == null || !entry.type().equals(stored.type())) {
          throw new IllegalArgumentException("not such a tensor: " + stored.name());
        }
        channel.position(dataStart + entry.begin());
        bytes.read(stored, channel);
      }
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
    Map<String, SafetensorsHeader.Entry> entries = new LinkedHashMap<>();
    long end = 0;
    for (StoredTensor stored : ordered) {
      SafetensorsHeader.Entry entry = new SafetensorsHeader.Entry(stored.type(), end);
      if (entries.put(stored.name(), entry) != null) {
        throw new IllegalArgumentException("two tensors are named " + stored.name());
      }
      end = entry.end();
    }
    ByteBuffer start = start(new SafetensorsHeader(metadata, entries).text());
    try {
      AtomicFile.write(
          path,
          channel -> {
            while (start.hasRemaining()) {
              channel.write(start);
            }
            TensorBytes bytes = new TensorBytes();
            for (StoredTensor stored : ordered) {
              bytes.write(stored, channel);
            }
          });
    } catch (IOException e) {
      throw new SavedModelException(
          path.toString(), "it cannot be written: " + e.getMessage(), null, e);
    }
  }

  private static int width(ElementKind kind) {
    return TensorType.width(kind);
  }

  /** The length of the header and the header, with spaces up to a multiple of eight bytes. */
  private static ByteBuffer start(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int padding = -bytes.length & (LENGTH_BYTES - 1);
    if (bytes.length + padding > HEADER_LIMIT) {
      throw new IllegalArgumentException("a header of " + bytes.length + " bytes");
    }
    ByteBuffer start =
        ByteBuffer.allocate(LENGTH_BYTES + bytes.length + padding).order(ByteOrder.LITTLE_ENDIAN);
    start.putLong((long) bytes.length + padding).put(bytes);
    while (start.hasRemaining()) {
      start.put((byte) ' ');
    }
    return start.flip();
  }
}
