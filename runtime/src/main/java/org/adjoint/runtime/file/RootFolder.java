package org.adjoint.runtime.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
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

  /**
   * The names that a name stands for whose last part may hold {@code *} for any characters and
   * {@code ?} for one: in the order of their characters, which is that of every machine. A name
   * without either stands for itself. Files that begin with a point are meant by none that does
   * not.
   */
  public List<String> matching(String name) {
    int split = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1;
    String prefix = name.substring(0, split);
    String pattern = name.substring(split);
    if (isPattern(prefix)) {
      throw new FileException("'" + name + "': only files can have '*' and '?', not their folders");
    }
    if (!isPattern(pattern)) {
      return List.of(name);
    }
    Path folder = prefix.isEmpty() ? root : inside(prefix);
    try {
      requireInside(name, folder.toRealPath());
      List<String> found = namesIn(folder, expression(pattern), pattern.startsWith("."));
      if (found.isEmpty()) {
        throw new FileException("no file matches '" + name + "' in " + root);
      }
      return found.stream().map(prefix::concat).toList();
    } catch (NoSuchFileException e) {
      throw new FileException("there is no folder for '" + name + "' in " + root);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private static boolean isPattern(String name) {
    return name.indexOf('*') >= 0 || name.indexOf('?') >= 0;
  }

  private static Pattern expression(String pattern) {
    StringBuilder expression = new StringBuilder();
    for (String part : pattern.split("(?<=[*?])|(?=[*?])")) {
      expression.append(part.equals("*") ? ".*" : part.equals("?") ? "." : Pattern.quote(part));
    }
    return Pattern.compile(expression.toString(), Pattern.DOTALL);
  }

  private static List<String> namesIn(Path folder, Pattern wanted, boolean hidden)
      throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> String.valueOf(file.getFileName()))
          .filter(file -> hidden || !file.startsWith("."))
          .filter(file -> wanted.matcher(file).matches())
          .sorted()
          .toList();
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
    return new FileException("cannot reach '" + name + "': " + FileFault.reason(e), null, e);
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
