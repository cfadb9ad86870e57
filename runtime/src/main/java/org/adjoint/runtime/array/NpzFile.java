package org.adjoint.runtime.array;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.adjoint.runtime.AdjointException;

/** An archive of arrays that NumPy has saved by name, packed or not. */
public final class NpzFile implements Closeable {
  private static final String EXTENSION = ".npy";

  private final ZipFile archive;
  private final String name;

  private NpzFile(ZipFile archive, String name) {
    this.archive = archive;
    this.name = name;
  }

  /** Opens an archive; {@code name} is what messages call it. */
  public static NpzFile open(Path file, String name) throws IOException {
    try {
      return new NpzFile(new ZipFile(file.toFile()), name);
    } catch (EOFException | ZipException | IllegalArgumentException e) {
      throw new AdjointException("'" + name + "' is not a whole NPZ file: " + e.getMessage());
    }
  }

  /** The names of its arrays, in the file's order. */
  public List<String> names() {
    return Collections.list(archive.entries()).stream()
        .map(ZipEntry::getName)
        .filter(entry -> entry.endsWith(EXTENSION))
        .map(entry -> entry.substring(0, entry.length() - EXTENSION.length()))
        .toList();
  }

  /** Reads one of its arrays. */
  public NumberArray read(String array) throws IOException {
    ZipEntry entry = archive.getEntry(array + EXTENSION);
    String shown = name + "/" + array + EXTENSION;
    if (entry == null) {
      throw new AdjointException("there is no '" + shown + "'");
    }
    try (ArrayInput input =
        ArrayInput.ofPacked(archive.getInputStream(entry), shown, entry.getCompressedSize())) {
      return NpyFile.read(input);
    } catch (EOFException | ZipException | IllegalArgumentException e) {
      throw new AdjointException("'" + shown + "' is damaged: " + e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }
}
