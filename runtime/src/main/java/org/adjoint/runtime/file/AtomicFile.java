package org.adjoint.runtime.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;

/**
 * Writes a file so that at any moment there is either the old one, whole, or the new one, whole.
 */
public final class AtomicFile {
  private static final System.Logger LOGGER = System.getLogger(AtomicFile.class.getName());
  private static final String SUFFIX = ".tmp";
  private static final Duration LONG_AGO = Duration.ofHours(1);

  private AtomicFile() {}

  /** Writes what a file shall hold. */
  public interface Content {
    /** Writes all of it to an empty file. */
    void writeTo(FileChannel channel) throws IOException;
  }

  /** Writes beside the file, forces that to the disk, and moves it into the file's place. */
  public static void write(Path file, Content content) throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null) {
      throw new IOException("it names no file");
    }
    String prefix = "." + target.getFileName() + ".";
    deleteLeftOver(folder, prefix);
    Path temporary = folder.resolve(prefix + Long.toHexString(System.nanoTime()) + SUFFIX);
    try {
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        content.writeTo(channel);
        channel.force(true);
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    forceFolder(folder);
  }

  /**
   * Deletes what processes that were killed have left of this file, which nobody would ever miss.
   * One that was touched not long ago may belong to a process that is at it.
   */
  private static void deleteLeftOver(Path folder, String prefix) {
    Instant old = Instant.now().minus(LONG_AGO);
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(folder, path -> isTemporary(path, prefix))) {
      for (Path path : found) {
        if (Files.getLastModifiedTime(path).toInstant().isBefore(old)) {
          Files.deleteIfExists(path);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOGGER.log(System.Logger.Level.DEBUG, "cannot tidy {0}: {1}", folder, e.getMessage());
    }
  }

  private static boolean isTemporary(Path path, String prefix) {
    String name = String.valueOf(path.getFileName());
    return name.startsWith(prefix)
        && name.endsWith(SUFFIX)
        && name.substring(prefix.length(), name.length() - SUFFIX.length()).matches("[0-9a-f]+");
  }

  /** Not every system lets a folder be opened; the file itself is safe by then. */
  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      LOGGER.log(System.Logger.Level.DEBUG, "cannot force {0}: {1}", folder, e.getMessage());
    }
  }
}
