package org.adjoint.runtime.progress;

import java.util.function.LongSupplier;
import org.adjoint.runtime.train.TrainingListener.Run;

/** How fast a run goes on. */
final class Pace {
  private final LongSupplier nanoseconds;
  private final Run run;
  private final int firstStep;
  private final long begin;
  private long epochBegin;

  Pace(Run run, int firstStep, LongSupplier nanoseconds) {
    this.run = run;
    this.firstStep = firstStep;
    this.nanoseconds = nanoseconds;
    this.begin = nanoseconds.getAsLong();
    this.epochBegin = begin;
  }

  Run run() {
    return run;
  }

  double seconds() {
    return (nanoseconds.getAsLong() - begin) * 1e-9;
  }

  double epochSeconds() {
    return (nanoseconds.getAsLong() - epochBegin) * 1e-9;
  }

  void nextEpoch() {
    epochBegin = nanoseconds.getAsLong();
  }

  /** The rows a second of the run so far. */
  double rate(int step) {
    double rowsOfStep = (double) run.rows() / run.batches();
    return (step - firstStep) * rowsOfStep / Math.max(seconds(), 1e-9);
  }

  /** The seconds that the rest takes at this pace. */
  double left(int step) {
    int done = step - firstStep;
    return done == 0 ? 0 : seconds() / done * Math.max(0, run.steps() - step);
  }
}
