package org.adjoint.cli.explore;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.adjoint.compiler.CompilerOptions;
import org.adjoint.compiler.derivation.Derivation;
import org.adjoint.compiler.diagnostic.CompilationException;
import org.adjoint.compiler.diagnostic.Diagnostic;
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

  private final WatchedFile file;
  private final CompilerOptions options;
  private final Object turn = new Object();
  private int asked;
  private volatile @Nullable Outcome shown;

  Workbench(WatchedFile file, CompilerOptions options) {
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

  private Outcome compiled(String text, int version) throws IOException {
    try {
      Derivation derivation = Derivation.of(file.with(text), options);
      return new Outcome(new Exploration(derivation), derivation.model().diagnostics(), version);
    } catch (CompilationException e) {
      return new Outcome(null, e.diagnostics(), version);
    }
  }

  private static <T> T onDeepStack(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
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
