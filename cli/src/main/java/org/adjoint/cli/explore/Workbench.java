package org.adjoint.cli.explore;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.adjoint.compiler.CompilerOptions;
import org.adjoint.compiler.ProgramSource;
import org.adjoint.compiler.check.RootFolder;
import org.adjoint.compiler.derivation.Derivation;
import org.adjoint.compiler.diagnostic.CompilationException;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.source.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * Compiles a text as often as it is edited: one compilation at a time, and of those that wait the
 * last alone.
 */
final class Workbench {
  /** Room for the compiler to descend into a program as deep as its limits allow. */
  private static final long STACK_BYTES = 64L << 20;

  /** What became of a text. */
  record Outcome(@Nullable Exploration exploration, List<Diagnostic> diagnostics, int version) {}

  private final Path file;
  private final CompilerOptions options;
  private final Object turn = new Object();
  private int asked;
  private volatile @Nullable Outcome shown;

  Workbench(Path file, CompilerOptions options) {
    this.file = file;
    this.options = options;
  }

  /** Compiles a text; null where another was given in the meantime. */
  @Nullable Outcome compile(String text) throws Exception {
    int version;
    synchronized (this) {
      version = ++asked;
    }
    synchronized (turn) {
      if (version != latest()) {
        return null;
      }
      Outcome outcome = onDeepStack(() -> compiled(text, version));
      if (outcome.exploration != null) {
        shown = outcome;
      }
      return outcome;
    }
  }

  private synchronized int latest() {
    return asked;
  }

  /** The last program that had no fault, if it is the given one still. */
  @Nullable Exploration shown(int version) {
    Outcome outcome = shown;
    return outcome == null || outcome.version != version ? null : outcome.exploration;
  }

  private Outcome compiled(String text, int version) {
    try {
      Derivation derivation = Derivation.of(source(text), options);
      return new Outcome(new Exploration(derivation), derivation.model().diagnostics(), version);
    } catch (CompilationException e) {
      return new Outcome(null, e.diagnostics(), version);
    }
  }

  private ProgramSource source(String text) {
    Path name = Objects.requireNonNull(file.getFileName());
    Path folder = Objects.requireNonNull(file.toAbsolutePath().normalize().getParent());
    try {
      return new ProgramSource(SourceText.of(name.toString(), text), RootFolder.of(folder));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static <T> T onDeepStack(Supplier<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread = new Thread(null, task, "adjoint-compile", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
