package org.adjoint.runtime.work;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A few long-lived threads that run the parts of one job after another. The first job after {@link
 * #begin} wakes the workers; until {@link #end} they spin, so that a hand-over costs a fraction of
 * a microsecond. Where no job is handed out they stay parked. One thread at a time may use a team;
 * it takes part 0 itself.
 */
public final class Team implements AutoCloseable {
  /** Ints between two counters: two cache lines, so that no thread's writes disturb another's. */
  private static final int STRIDE = 32;

  /**
   * Turns, of about 40 µs in all, after which a waiting thread lets others have its core: by
   * yielding while jobs may come at any time, else by parking. To wake a parked one takes 60 µs, so
   * it should not park between two steps.
   */
  private static final int SPINS = 2_000;

  private final Thread[] workers;
  private final @Nullable Throwable[] failures;

  /** At {@code STRIDE} the number of the job handed out; at {@code (2 + w)} strides worker w's. */
  private final AtomicIntegerArray counters;

  private volatile boolean awake;
  private volatile boolean closed;
  private @Nullable Job job;
  private int depth;
  private boolean running;

  private Team(int size) {
    workers = new Thread[size - 1];
    failures = new Throwable[size - 1];
    counters = new AtomicIntegerArray((size + 2) * STRIDE);
  }

  /** A team of {@code threads} threads, the caller's own included; of one, no thread is started. */
  public static Team of(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("a team has at least one thread, not " + threads);
    }
    Team team = new Team(threads);
    for (int i = 0; i < team.workers.length; i++) {
      int worker = i;
      Thread thread = new Thread(() -> team.work(worker), "adjoint-worker-" + (worker + 1));
      thread.setDaemon(true);
      team.workers[i] = thread;
      thread.start();
    }
    return team;
  }

  /** The number of threads, the caller's included. */
  public int size() {
    return workers.length + 1;
  }

  /**
   * From the first job on, keeps the workers spinning until the matching {@link #end}; may nest.
   */
  public void begin() {
    if (closed) {
      throw new IllegalStateException("the team is closed");
    }
    depth++;
  }

  private void wake() {
    if (awake) {
      return;
    }
    awake = true;
    for (Thread worker : workers) {
      LockSupport.unpark(worker);
    }
  }

  /** Lets the workers park again. */
  public void end() {
    if (depth == 0) {
      throw new IllegalStateException("end without begin");
    }
    if (--depth == 0) {
      awake = false;
    }
  }

  /**
   * Runs all parts of {@code work}, one on each thread, and returns when all are done. What a part
   * throws is thrown here, after the others have finished.
   */
  public void run(Job work) {
    if (workers.length == 0) {
      work.run(0, 1);
      return;
    }
    if (running) {
      throw new IllegalStateException("a job cannot hand work to the team that runs it");
    }
    begin();
    running = true;
    try {
      wake();
      runOnAll(work);
    } finally {
      running = false;
      end();
    }
  }

  private void runOnAll(Job work) {
    Arrays.fill(failures, null);
    job = work;
    int number = counters.get(STRIDE) + 1;
    counters.setRelease(STRIDE, number);
    try {
      work.run(0, workers.length + 1);
    } finally {
      for (int worker = 0; worker < workers.length; worker++) {
        await(place(worker), number);
      }
      job = null;
    }
    throwFailure();
  }

  private void throwFailure() {
    for (Throwable failure : failures) {
      if (failure != null) {
        throwUnchecked(failure);
      }
    }
  }

  private static void throwUnchecked(Throwable failure) {
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    throw new IllegalStateException(failure);
  }

  private static int place(int worker) {
    return (worker + 2) * STRIDE;
  }

  private void await(int place, int number) {
    int spins = 0;
    while (counters.getAcquire(place) != number) {
      spins = pause(spins);
    }
  }

  @SuppressWarnings("ThreadPriorityCheck") // yields only when another job has the core
  private static int pause(int spins) {
    if (spins < SPINS) {
      Thread.onSpinWait();
      return spins + 1;
    }
    Thread.yield();
    return spins;
  }

  private void work(int worker) {
    int done = 0;
    int spins = 0;
    while (!closed) {
      int number = counters.getAcquire(STRIDE);
      if (number != done) {
        runPart(worker);
        counters.setRelease(place(worker), number);
        done = number;
        spins = 0;
      } else if (awake || spins < SPINS) {
        spins = pause(spins);
      } else {
        spins = 0;
        LockSupport.park(this);
      }
    }
  }

  @SuppressWarnings("CatchingUnchecked") // whatever a part throws belongs to the caller of run
  private void runPart(int worker) {
    Job current = job;
    if (current == null) {
      return;
    }
    try {
      current.run(worker + 1, workers.length + 1);
    } catch (Throwable failure) {
      failures[worker] = failure;
    }
  }

  /** Ends the workers; the team cannot be used afterwards. */
  @Override
  public void close() {
    closed = true;
    for (Thread worker : workers) {
      LockSupport.unpark(worker);
    }
    boolean interrupted = false;
    for (Thread worker : workers) {
      while (worker.isAlive()) {
        try {
          worker.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
