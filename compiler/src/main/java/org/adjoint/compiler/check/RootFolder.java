package org.adjoint.compiler.check;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The folder that a program's files stand in; nothing outside it is read. */
public final class RootFolder implements ImportReader {
  /** The largest file that is read, in bytes; the parser's own bound is below it. */
  private static final long LARGEST = 8 << 20;

  private final Path root;

  private RootFolder(Path root) {
    this.root = root;
  }

  public static RootFolder of(Path root) throws IOException {
    return new RootFolder(root.toRealPath());
  }

  @Override
  public String read(String path) throws IOException {
    Path file = resolve(path);
    if (!Files.isRegularFile(file)) {
      throw new IOException("there is no file `" + path + "`");
    }
    // A link inside the folder may lead out of it.
    if (!file.toRealPath().startsWith(root)) {
      throw new IOException("`" + path + "` leads out of the root folder");
    }
    if (Files.size(file) > LARGEST) {
      throw new IOException("`" + path + "` is larger than " + LARGEST + " bytes");
    }
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new IOException("`" + path + "` is no text in UTF-8", e);
    }
  }

  private Path resolve(String path) throws IOException {
    try {
      return root.resolve(path);
    } catch (InvalidPathException e) {
      throw new IOException("`" + path + "` is no path", e);
    }
  }
}
