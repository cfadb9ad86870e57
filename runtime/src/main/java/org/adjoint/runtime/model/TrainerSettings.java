package org.adjoint.runtime.model;

import org.adjoint.runtime.train.TrainingPlan;
import org.jspecify.annotations.Nullable;

/**
 * What a calling program may say of a run besides what its {@code train} block says.
 *
 * @param threads how many share the work: the result does not depend on it
 */
public record TrainerSettings(int seed, int batch, TrainingPlan.Length length, int threads) {
  /** As the block says, with a thread for each processor. */
  public static TrainerSettings of(ModelDefinition definition) {
    TrainingPlan plan = definition.requireTraining().plan();
    int threads = Runtime.getRuntime().availableProcessors();
    return new TrainerSettings(plan.seed(), plan.batch(), plan.length(), threads);
  }

  /** With another seed. */
  public TrainerSettings withSeed(int changed) {
    return new TrainerSettings(changed, batch, length, threads);
  }

  /** With other rows of a step. */
  public TrainerSettings withBatch(int changed) {
    return new TrainerSettings(seed, changed, length, threads);
  }

  /** With so many passes over the rows, at most. */
  public TrainerSettings withEpochs(int changed) {
    return new TrainerSettings(seed, batch, TrainingPlan.Length.ofEpochs(changed), threads);
  }

  /**
   * For so many passes over the rows and steps, at most; null for any number of them. With neither,
   * as the block says.
   */
  public TrainerSettings withLength(@Nullable Integer epochs, @Nullable Integer steps) {
    if (epochs == null && steps == null) {
      return this;
    }
    TrainingPlan.Length changed =
        new TrainingPlan.Length(
            epochs == null ? Integer.MAX_VALUE : epochs, steps == null ? Integer.MAX_VALUE : steps);
    return new TrainerSettings(seed, batch, changed, threads);
  }

  /** With so many threads. */
  public TrainerSettings withThreads(int changed) {
    return new TrainerSettings(seed, batch, length, changed);
  }

  TrainingPlan plan(TrainingPlan block) {
    return new TrainingPlan(batch, length, block.shuffle(), seed, block.control());
  }
}
