package org.adjoint.cli.explore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.adjoint.compiler.ProgramSource;
import org.adjoint.compiler.check.RootFolder;
import org.adjoint.compiler.source.SourceText;

/** The program's file: read, written when asked to, and watched for what others write. */
final class WatchedFile implements AutoCloseable {
  private static final int MILLISECONDS_BETWEEN_LOOKS = 500;

  private final Path file;
  private final Consumer<String> listener;
  private final ScheduledExecutorService looks;
  private String known;

  /**
   * Begins to watch a file.
   *
   * @param listener is told the text when it has become another
   * @throws IOException if the file cannot be read; the message says why
   */
  WatchedFile(Path file, Consumer<String> listener) throws IOException {
    this.file = file;
    this.listener = listener;
    this.known = text();
    this.looks =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "adjoint-file");
              thread.setDaemon(true);
              return thread;
            });
    looks.scheduleWithFixedDelay(
        this::look, MILLISECONDS_BETWEEN_LOOKS, MILLISECONDS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
  }

  /** What the file is called. */
  String name() {
    return Objects.requireNonNull(file.getFileName()).toString();
  }

  /** What the file holds now. */
  String text() throws IOException {
    return ProgramSource.ofFile(file).entry().text();
  }

  /** Another text in the place of the file's, which imports what the file would. */
  ProgramSource with(String text) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().normalize().getParent());
    return new ProgramSource(SourceText.of(name(), text), RootFolder.of(folder));
  }

  /**
   * Writes a text, unless the file is another than was seen.
   *
   * @return whether it was written
   */
  synchronized boolean write(String text, String seen) throws IOException {
    if (!text().equals(seen)) {
      return false;
    }
    Files.writeString(file, text);
    known = text;
    return true;
  }

  private synchronized void look() {
    try {
      String found = text();
      if (!found.equals(known)) {
        known = found;
        listener.accept(found);
      }
    } catch (IOException e) {
      // Some editors take a file away before they write it anew: the next look will tell.
      return;
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
