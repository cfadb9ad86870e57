package org.adjoint.runtime.train;

import org.adjoint.runtime.program.Storage;
import org.jspecify.annotations.Nullable;

/**
 * A moment of a run that can be gone on from.
 *
 * @param last what the model kept at that moment, its averages and parameters exchanged
 * @param best the best model of the finished epochs, where it is kept
 * @param bestCounts whether the best model, not the last, is the one to predict with
 */
public record TrainingCheckpoint(
    TrainingProgress progress, Storage last, @Nullable Storage best, boolean bestCounts) {
  /** The model to predict with. */
  public Storage model() {
    return best != null && bestCounts ? best : last;
  }
}
