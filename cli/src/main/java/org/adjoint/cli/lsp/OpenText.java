package org.adjoint.cli.lsp;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.adjoint.compiler.ProgramSource;
import org.adjoint.compiler.analysis.ProgramAnalysis;
import org.adjoint.compiler.check.ImportReader;
import org.adjoint.compiler.check.RootFolder;
import org.adjoint.compiler.source.SourceText;
import org.jspecify.annotations.Nullable;

/** A text that the editor has open, and what is known of it. */
final class OpenText {
  private final String uri;
  private final @Nullable Path file;
  private final Set<String> reported = new HashSet<>();
  private SourceText text;
  private CompletableFuture<ProgramAnalysis> analysis = new CompletableFuture<>();
  private @Nullable ProgramAnalysis good;
  private @Nullable Future<?> check;

  OpenText(String uri, String text) {
    this.uri = uri;
    this.file = file(uri);
    this.text = SourceText.of(name(), text);
  }

  /** The file that an address stands for; null where it is none. */
  static @Nullable Path file(String uri) {
    try {
      URI address = new URI(uri);
      boolean isFile = "file".equals(address.getScheme());
      return isFile ? Path.of(address).toAbsolutePath().normalize() : null;
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return null;
    }
  }

  private String name() {
    Path name = file == null ? null : file.getFileName();
    return name == null ? "untitled.nn" : name.toString();
  }

  String uri() {
    return uri;
  }

  @Nullable Path file() {
    return file;
  }

  synchronized SourceText text() {
    return text;
  }

  /** The addresses for which there are diagnostics now. */
  Set<String> reported() {
    return reported;
  }

  /** The analysis of the present text, or of the one that takes its place before it is made. */
  synchronized CompletableFuture<ProgramAnalysis> analysis() {
    return analysis;
  }

  /** The newest analysis of a text of which all could be read, else the newest. */
  synchronized @Nullable ProgramAnalysis good() {
    return good;
  }

  /** Takes another text; who waits for the analysis of the last one gets that of this one. */
  synchronized void change(String next) {
    text = SourceText.of(name(), next);
    CompletableFuture<ProgramAnalysis> last = analysis;
    analysis = new CompletableFuture<>();
    if (!last.isDone()) {
      analysis.whenComplete(
          (made, failure) -> {
            boolean done =
                failure == null ? last.complete(made) : last.completeExceptionally(failure);
            assert done || last.isDone();
          });
    }
  }

  /** Has a check take the place of the one that has not begun. */
  synchronized void await(Future<?> next) {
    cancel();
    check = next;
  }

  synchronized void cancel() {
    if (check != null) {
      check.cancel(false);
    }
  }

  /** Keeps an analysis; one of an older text is dropped. */
  synchronized boolean keep(ProgramAnalysis made) {
    if (!made.source().text().equals(text.text())) {
      return false;
    }
    if (good == null || made.isWhole()) {
      good = made;
    }
    analysis.complete(made);
    return true;
  }

  synchronized void fail(Throwable failure) {
    analysis.completeExceptionally(failure);
  }

  /**
   * The program that begins with this text.
   *
   * @param others the texts that are open, which count instead of the files
   */
  ProgramSource program(Map<Path, SourceText> others) throws IOException {
    Path folder = file == null ? null : file.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return new ProgramSource(text(), ImportReader.NONE);
    }
    RootFolder root = RootFolder.of(folder);
    ImportReader reader =
        path -> {
          String onDisk = root.read(path);
          SourceText other = others.get(folder.resolve(path).normalize());
          return other == null ? onDisk : other.text();
        };
    return new ProgramSource(text(), reader);
  }
}
