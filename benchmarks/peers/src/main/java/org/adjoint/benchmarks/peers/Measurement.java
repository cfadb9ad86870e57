package org.adjoint.benchmarks.peers;

import java.util.Arrays;
import java.util.Locale;

/** Measures one workload with one system, in a process of its own. */
public final class Measurement {
  /** Steps are timed in groups of at least this many nanoseconds: the clock costs nothing then. */
  private static final long GROUP = 20_000_000;

  /** A warm-up is over once the time of a step falls by less than this share. */
  private static final double STEADY = 0.05;

  private Measurement() {}

  /**
   * Prints the version of the system, and how many rows or sequences a second it takes: the median
   * over groups of steps, once these are no longer getting faster.
   *
   * @param arguments system, workload, threads, seconds
   */
  public static void main(String[] arguments) {
    Contender contender = Contenders.named(arguments[0]);
    Workload workload = Workload.valueOf(arguments[1]);
    int threads = Integer.parseInt(arguments[2]);
    double seconds = Double.parseDouble(arguments[3]);
    Runnable step = contender.prepare(workload, threads);
    warmUp(step, seconds);
    double nanoseconds = measure(step, seconds);
    System.out.printf(
        Locale.ROOT, "%s\t%.3f%n", contender.version(), workload.rows() / nanoseconds * 1e9);
    // Some systems leave threads behind that are no daemons.
    System.exit(0);
  }

  /** Runs as long as is measured, and as long again while that makes a step faster. */
  private static void warmUp(Runnable step, double seconds) {
    double before = Double.POSITIVE_INFINITY;
    double now = measure(step, seconds);
    while (now < (1 - STEADY) * before) {
      before = now;
      now = measure(step, seconds);
    }
  }

  /** The median time of a step in nanoseconds. */
  private static double measure(Runnable step, double seconds) {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    int size = 1;
    double[] times = new double[(int) (seconds * 1e9 / GROUP) + 2];
    int groups = 0;
    long now = System.nanoTime();
    while (now < end && groups < times.length) {
      long start = now;
      for (int i = 0; i < size; i++) {
        step.run();
      }
      now = System.nanoTime();
      if (now - start < GROUP && size < 1 << 24) {
        size *= 2;
      } else {
        times[groups++] = (double) (now - start) / size;
      }
    }
    Arrays.sort(times, 0, groups);
    return times[groups / 2];
  }
}
