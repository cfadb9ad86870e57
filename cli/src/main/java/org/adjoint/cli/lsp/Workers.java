package org.adjoint.cli.lsp;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The two threads that do the work: one checks texts, one answers requests meanwhile. */
final class Workers implements AutoCloseable {
  private final ScheduledExecutorService checks =
      Executors.newSingleThreadScheduledExecutor(new CompilerThreads("lsp check"));
  private final ExecutorService answers =
      Executors.newSingleThreadExecutor(new CompilerThreads("lsp answer"));

  /** Checks after a pause, which ends early where the check is no longer wanted. */
  ScheduledFuture<?> check(Runnable work, long milliseconds) {
    return checks.schedule(work, milliseconds, TimeUnit.MILLISECONDS);
  }

  /** Answers once something is known. */
  <T, R> CompletableFuture<R> answer(CompletableFuture<T> known, Function<T, R> answer) {
    return known.thenApplyAsync(answer, answers);
  }

  @Override
  public void close() {
    checks.shutdownNow();
    answers.shutdownNow();
  }
}
