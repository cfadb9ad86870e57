package org.adjoint.runtime.train;

import java.util.List;

/** Is told how training goes on, and may end it. */
public interface TrainingListener {
  /** Listens to nothing. */
  TrainingListener NONE = new TrainingListener() {};

  /**
   * A run, as it begins.
   *
   * @param epochs the number of epochs at most
   * @param steps the number of steps at most
   * @param batches the number of steps of one epoch
   * @param rows the number of training rows
   * @param measures the names of the loss and the metrics
   */
  record Run(int epochs, int steps, int batches, int rows, List<String> measures) {}

  /** Training begins, or goes on after {@code step} steps. */
  default void started(Run run, int step) {}

  /**
   * An epoch begins, or goes on after an interruption.
   *
   * @param learningRateFactor what {@code reduce_on_plateau} has left of the learning rate
   */
  default void epochStarted(int epoch, float learningRateFactor) {}

  /**
   * A batch is finished.
   *
   * @param soFar the measures of the epoch so far; the object is reused
   */
  default void batchFinished(int epoch, int step, RunningMeasures soFar) {}

  /** An epoch is finished and validated. */
  default void epochFinished(EpochReport report) {}

  /** Training has ended. */
  default void finished(TrainingResult result) {}

  /** Whether training shall end after the step in hand. */
  default boolean cancelled() {
    return false;
  }
}
