package org.adjoint.runtime.train;

import org.jspecify.annotations.Nullable;

/**
 * How a model is trained; what the optimiser and clipping do is part of the program itself.
 *
 * @param batch rows of a step
 * @param length when training ends
 * @param shuffle whether the rows come in another order each epoch
 * @param seed keys initial values, draws and the order of rows
 * @param control what is decided at the end of each epoch
 */
public record TrainingPlan(int batch, Length length, boolean shuffle, int seed, Control control) {
  /** Checks the sizes. */
  public TrainingPlan {
    if (batch < 1) {
      throw new IllegalArgumentException("a batch has at least one row, not " + batch);
    }
  }

  /** Shuffled, with nothing watched. */
  public static TrainingPlan of(int batch, Length length, int seed) {
    return new TrainingPlan(batch, length, true, seed, Control.NONE);
  }

  /** The same with another control. */
  public TrainingPlan with(Control changed) {
    return new TrainingPlan(batch, length, shuffle, seed, changed);
  }

  /** The same with or without shuffling. */
  public TrainingPlan withShuffle(boolean changed) {
    return new TrainingPlan(batch, length, changed, seed, control);
  }

  /**
   * When training ends: after so many passes over the rows or after so many steps, whichever comes
   * first; the latter may be inside an epoch.
   */
  public record Length(int epochs, int steps) {
    /** After so many passes over the rows. */
    public static Length ofEpochs(int epochs) {
      return new Length(epochs, Integer.MAX_VALUE);
    }

    /** After so many steps. */
    public static Length ofSteps(int steps) {
      return new Length(Integer.MAX_VALUE, steps);
    }
  }

  /**
   * What is decided at the end of each epoch.
   *
   * @param stopEarly null if training goes on to its end
   * @param reduceOnPlateau null if the learning rate is the optimiser's affair alone
   * @param checkpoint null if the model is not saved on the way
   * @param stopOnNan whether training stops when a number is no longer finite
   */
  public record Control(
      @Nullable StopEarly stopEarly,
      @Nullable ReduceOnPlateau reduceOnPlateau,
      @Nullable Checkpoint checkpoint,
      boolean stopOnNan) {
    /** Nothing but to stop when a number is no longer finite. */
    public static final Control NONE = new Control(null, null, null, true);

    /** Whether the best model so far is kept, and is what training ends with. */
    public boolean keepsBest() {
      return (stopEarly != null && stopEarly.restoreBest())
          || (checkpoint != null && checkpoint.keepBest());
    }

    /**
     * What tells the best model: the measure that may stop training, or else that of the
     * checkpoint, or else the loss.
     */
    Watch best() {
      if (stopEarly != null) {
        return stopEarly.watch();
      }
      return checkpoint == null ? Watch.loss() : checkpoint.watch();
    }

    /** What a model has to be better than to be the best; null where any may be. */
    @Nullable Double threshold() {
      return stopEarly == null && checkpoint != null ? checkpoint.threshold() : null;
    }
  }

  /**
   * Training ends once a measure has not improved for some epochs.
   *
   * @param baseline an epoch counts as without improvement unless it is better than this, too; null
   *     for no such bound
   * @param startFromEpoch the first epoch that is looked at
   */
  public record StopEarly(
      Watch watch, boolean restoreBest, @Nullable Double baseline, int startFromEpoch) {
    /** Every epoch is looked at, with no bound. */
    public StopEarly(Watch watch, boolean restoreBest) {
      this(watch, restoreBest, null, 1);
    }
  }

  /**
   * The learning rate is multiplied by a factor when a measure has not improved for some epochs.
   *
   * @param cooldown so many epochs after that do not count as without improvement
   */
  public record ReduceOnPlateau(Watch watch, double factor, int cooldown) {}

  /**
   * The model is saved on the way.
   *
   * @param file where, below the root folder; {@code {epoch}} and {@code {step}} in it stand for
   *     their numbers
   * @param every after how many epochs or steps
   * @param keepBest whether the best model so far is saved with the last
   * @param watch what tells the best model, unless something may stop training
   * @param threshold what a model has to be better than to be the best; null where any may be
   */
  public record Checkpoint(
      String file, Interval every, boolean keepBest, Watch watch, @Nullable Double threshold) {
    /** After so many epochs each; the loss tells the best model. */
    public Checkpoint(String file, int every, boolean keepBest) {
      this(file, new Interval(every, 0), keepBest, Watch.loss(), null);
    }
  }

  /** After so many epochs each and after so many steps each; 0 for never. */
  public record Interval(int epochs, int steps) {
    boolean endsEpoch(int epoch) {
      return epochs > 0 && epoch % epochs == 0;
    }

    boolean endsStep(int step) {
      return steps > 0 && step % steps == 0;
    }
  }
}
