package org.adjoint.cli.lsp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.adjoint.compiler.check.Library;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.runtime.file.AtomicFile;

/** A folder in which an editor finds the texts of the standard library, for reading alone. */
final class LibraryFolder {
  private final Path folder;
  private final Map<String, SourceText> texts = new LinkedHashMap<>();

  /** The texts in a folder, which is made when the first of them is asked for. */
  LibraryFolder(Path folder) {
    this.folder = folder;
    for (SourceText text : Library.standard().sources()) {
      texts.put(text.name(), text);
    }
  }

  /** The folder among what programs keep for this user: no one else writes there. */
  static LibraryFolder ofUser() {
    String cache = System.getenv("XDG_CACHE_HOME");
    boolean given = cache != null && !cache.isEmpty();
    Path base = given ? Path.of(cache) : Path.of(System.getProperty("user.home"), ".cache");
    return new LibraryFolder(base.resolve("adjoint").resolve("std"));
  }

  /** The file with a text, which is written where it is not there or is another. */
  Path file(String name) {
    SourceText text = texts.get(name);
    if (text == null) {
      throw new IllegalArgumentException("the standard library has no text " + name);
    }
    Path file = folder.resolve(Library.fileName(text));
    try {
      byte[] bytes = text.text().getBytes(StandardCharsets.UTF_8);
      if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
        Files.createDirectories(folder);
        AtomicFile.write(file, channel -> channel.write(ByteBuffer.wrap(bytes)));
        setReadOnly(file);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("the standard library cannot be written to " + folder, e);
    }
  }

  private static void setReadOnly(Path file) throws IOException {
    if (!file.toFile().setReadOnly()) {
      throw new IOException("`" + file + "` cannot be made read-only");
    }
  }
}
