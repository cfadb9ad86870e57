package org.adjoint.runtime.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.adjoint.runtime.NearName;
import org.jspecify.annotations.Nullable;

/** The one folder whose files a program may name; no path leads out of it. */
public final class RootFolder {
  private final Path root;

  private RootFolder(Path root) {
    this.root = root;
  }

  /** The folder at {@code path}, which must exist. */
  public static RootFolder of(Path path) {
    try {
      Path real = path.toRealPath();
      if (!Files.isDirectory(real)) {
        throw new FileException("'" + path + "' is no folder");
      }
      return new RootFolder(real);
    } catch (NoSuchFileException e) {
      throw new FileException("there is no folder '" + path + "'");
    } catch (IOException e) {
      throw unreadable(path.toString(), e);
    }
  }

  /** The folder itself, with symbolic links resolved. */
  public Path path() {
    return root;
  }

  /** An existing, readable, ordinary file of this folder. */
  public Path existing(String name) {
    Path path = inside(name);
    try {
      Path real = path.toRealPath();
      requireInside(name, real);
      if (Files.isDirectory(real)) {
        throw new FileException("'" + name + "' is a folder, not a file");
      }
      if (!Files.isRegularFile(real)) {
        throw new FileException("'" + name + "' is not an ordinary file");
      }
      if (!Files.isReadable(real)) {
        throw new FileException("'" + name + "' may not be read: permission denied");
      }
      return real;
    } catch (NoSuchFileException e) {
      throw new FileException("there is no file '" + name + "' in " + root, nearFile(path), null);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /** A place in this folder for a file to be written; the folder it is in must exist. */
  public Path writable(String name) {
    Path path = inside(name);
    Path parent = path.getParent();
    if (parent == null || path.getFileName() == null) {
      throw new FileException("'" + name + "' names no file");
    }
    try {
      requireInside(name, parent.toRealPath());
      if (Files.exists(path)) {
        requireInside(name, path.toRealPath());
      }
      if (Files.isDirectory(path)) {
        throw new FileException("'" + name + "' is a folder, not a file");
      }
      return path;
    } catch (NoSuchFileException e) {
      throw new FileException("there is no folder for '" + name + "' in " + root);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private Path inside(String name) {
    if (name.isBlank()) {
      throw new FileException("a file name is empty");
    }
    Path path = parsed(name);
    if (path.isAbsolute() || path.getRoot() != null) {
      throw FileException.outside(
          "'" + name + "' is an absolute path", "name files relative to " + root);
    }
    for (Path part : path) {
      if (part.toString().equals("..")) {
        throw outside(name);
      }
    }
    return root.resolve(path).normalize();
  }

  private static Path parsed(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new FileException("'" + name.replace("\0", "\\0") + "' is not a file name");
    }
  }

  private void requireInside(String name, Path real) {
    if (!real.startsWith(root)) {
      throw outside(name);
    }
  }

  private FileException outside(String name) {
    return FileException.outside(
        "'" + name + "' lies outside the root folder " + root,
        "files are read below the root folder only; give another one or move the file");
  }

  private static FileException unreadable(String name, IOException e) {
    String reason = e instanceof AccessDeniedException ? "permission denied" : e.getMessage();
    return new FileException("cannot reach '" + name + "': " + reason, null, e);
  }

  private static @Nullable String nearFile(Path path) {
    Path folder = path.getParent();
    Path name = path.getFileName();
    if (folder == null || name == null || !Files.isDirectory(folder)) {
      return null;
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names =
          files.limit(1_000).map(file -> String.valueOf(file.getFileName())).toList();
      return NearName.hint(name.toString(), names);
    } catch (IOException e) {
      return null;
    }
  }
}
