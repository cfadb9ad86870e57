package org.adjoint.cli.watch;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A time after which work that could take long is no longer gone on with. */
final class Deadline {
  private final LongSupplier nanoseconds;
  private final long end;

  private Deadline(LongSupplier nanoseconds, long end) {
    this.nanoseconds = nanoseconds;
    this.end = end;
  }

  /** So many seconds from now. */
  static Deadline in(int seconds) {
    return in(seconds, System::nanoTime);
  }

  /** The same, by another clock. */
  static Deadline in(int seconds, LongSupplier nanoseconds) {
    return new Deadline(nanoseconds, nanoseconds.getAsLong() + TimeUnit.SECONDS.toNanos(seconds));
  }

  boolean isPast() {
    return nanoseconds.getAsLong() - end >= 0;
  }
}
