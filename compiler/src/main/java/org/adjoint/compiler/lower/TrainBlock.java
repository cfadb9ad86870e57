package org.adjoint.compiler.lower;

import org.adjoint.compiler.check.Definition;
import org.adjoint.compiler.source.Span;
import org.adjoint.compiler.syntax.Declaration;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code train} block says, with each option it leaves out at its default.
 *
 * @param data null where the program has no data, so that a calling program supplies the rows
 */
public record TrainBlock(
    Declaration.Train declaration,
    Definition model,
    @Nullable Definition data,
    Validation validation,
    TrainSettings step,
    Loop loop,
    Watch watch) {

  /**
   * The same with what a caller gives instead. Epochs alone, or steps alone, replace both of the
   * block: the caller says how long the run is.
   */
  public TrainBlock with(Overrides overrides) {
    boolean length = overrides.epochs() != null || overrides.steps() != null;
    Loop changed =
        new Loop(
            overrides.batch() == null ? loop.batch() : overrides.batch(),
            length ? overrides.epochs() : loop.epochs(),
            length ? overrides.steps() : loop.steps(),
            loop.shuffle(),
            overrides.seed() == null ? loop.seed() : overrides.seed(),
            loop.stopOnNan());
    return new TrainBlock(declaration, model, data, validation, step, changed, watch);
  }

  /** What a caller gives instead of options of the block; null leaves an option as it is. */
  public record Overrides(
      @Nullable Integer batch,
      @Nullable Integer epochs,
      @Nullable Integer steps,
      @Nullable Integer seed) {
    /** Leaves everything as it is. */
    public static final Overrides NONE = new Overrides(null, null, null, null);
  }

  /** What the model is validated with. */
  public sealed interface Validation {
    /** Nothing. */
    record None() implements Validation {}

    /** A seeded random part of the rows. */
    record Fraction(double fraction, Span span) implements Validation {}

    /** Rows of their own. */
    record Data(Definition data) implements Validation {}
  }

  /**
   * How long and over which rows.
   *
   * @param epochs how many epochs at most; null where the steps alone end the run
   * @param steps how many steps at most; null where the epochs alone end it
   * @param seed what all random numbers of the run begin with
   */
  public record Loop(
      int batch,
      @Nullable Integer epochs,
      @Nullable Integer steps,
      boolean shuffle,
      int seed,
      boolean stopOnNan) {}

  /** What happens at the end of an epoch. */
  public record Watch(
      @Nullable StopEarly stopEarly, @Nullable Plateau plateau, @Nullable Checkpoint checkpoint) {}

  /**
   * What is watched for getting better.
   *
   * @param name the loss or a metric
   * @param span the text that names it
   * @param mode {@code min}, {@code max} or {@code auto}
   * @param patience epochs without getting better that are borne
   * @param leastChange what counts as better
   */
  public record Monitor(String name, Span span, String mode, int patience, double leastChange) {}

  /**
   * Stops a run that no longer gets better.
   *
   * @param baseline what it has to get better than, too; null for no such bound
   * @param startFromEpoch the first epoch that is looked at
   */
  public record StopEarly(
      Monitor monitor, boolean restoreBest, @Nullable Double baseline, int startFromEpoch) {}

  /**
   * Multiplies the learning rate by a factor where a run no longer gets better.
   *
   * @param leastRate below it nothing is lowered
   */
  public record Plateau(Monitor monitor, double factor, int cooldown, double leastRate) {}

  /**
   * Saves the model while it is trained.
   *
   * @param every after so many epochs each; 0 for never
   * @param everySteps after so many steps each; 0 for never
   * @param best what tells the best model, where it is kept; null where it is not, or where what
   *     may stop the run tells it
   * @param threshold what a model has to be better than to be the best; null where any may be
   */
  public record Checkpoint(
      String file,
      int every,
      int everySteps,
      boolean keepBest,
      @Nullable Monitor best,
      @Nullable Double threshold) {}
}
