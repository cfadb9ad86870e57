package org.adjoint.runtime.program;

/** A number reported per batch: the loss, which comes first and is named so, or a metric. */
public record Measure(String name, Kind kind) {
  /** How the numbers of an epoch's batches become the number of the epoch. */
  public enum Kind {
    /** The mean over rows. */
    AVERAGED,
    /** The last one: a metric with state of its own, which begins afresh each epoch. */
    LAST
  }
}
