package org.adjoint.runtime.train;

import java.util.Collection;
import java.util.Map;
import org.adjoint.runtime.AdjointException;
import org.adjoint.runtime.NearName;
import org.adjoint.runtime.program.Storage;
import org.adjoint.runtime.train.TrainingPlan.Control;
import org.adjoint.runtime.train.TrainingPlan.ReduceOnPlateau;
import org.adjoint.runtime.train.TrainingPlan.StopEarly;
import org.adjoint.runtime.train.TrainingProgress.Decisions;
import org.jspecify.annotations.Nullable;

/** Decides at the end of each epoch: the best model, an early end, the learning rate. */
final class EpochControl {
  private final Control control;
  private final Watch best;
  private Decisions decisions;
  private @Nullable Storage bestStorage;

  EpochControl(Control control, Collection<String> measures) {
    this.control = control;
    this.best = control.best();
    requireMeasure(best, measures);
    Watch.Seen plateau = new Watch.Seen(0, 0);
    ReduceOnPlateau reduce = control.reduceOnPlateau();
    if (reduce != null) {
      requireMeasure(reduce.watch(), measures);
      plateau = reduce.watch().nothing();
    }
    this.decisions = new Decisions(1, best.nothing(control.threshold()), plateau, 0, false);
  }

  private static void requireMeasure(Watch watch, Collection<String> measures) {
    if (!measures.contains(watch.monitor())) {
      String hint = NearName.hint(watch.monitor(), measures);
      throw new AdjointException(
          "there is no measure '" + watch.monitor() + "' to watch",
          hint == null ? "the measures are " + String.join(", ", measures) : hint,
          null);
    }
  }

  Decisions decisions() {
    return decisions;
  }

  @Nullable Storage bestStorage() {
    return bestStorage;
  }

  void restore(TrainingCheckpoint checkpoint) {
    decisions = checkpoint.progress().decisions();
    bestStorage = checkpoint.best() == null ? null : checkpoint.best().copy();
  }

  /** Decides after an epoch with this report, which left the model as {@code storage} is. */
  void epochFinished(EpochReport report, Storage storage) {
    Map<String, Double> measures = report.deciding();
    StopEarly stop = control.stopEarly();
    boolean counts = stop == null || report.epoch() >= stop.startFromEpoch();
    boolean improved = counts && best.improves(decisions.best(), value(best, measures));
    if (improved && control.keepsBest()) {
      keep(storage);
    }
    Watch.Seen seen = counts ? seen(measures) : decisions.best();
    boolean stops = stop != null && counts && !improved && seen.waited() >= stop.watch().patience();
    Watch.Seen plateau = decisions.plateau();
    float factor = decisions.learningRateFactor();
    ReduceOnPlateau reduce = control.reduceOnPlateau();
    if (reduce != null) {
      plateau = reduce.watch().next(plateau, value(reduce.watch(), measures));
      if (plateau.waited() > 0 && plateau.waited() >= reduce.watch().patience()) {
        factor = (float) (factor * reduce.factor());
        plateau = new Watch.Seen(plateau.best(), -reduce.cooldown());
      }
    }
    int bestEpoch = improved ? report.epoch() : decisions.bestEpoch();
    decisions = new Decisions(factor, seen, plateau, bestEpoch, stops);
  }

  /** Whether the best finished epoch is better than one that was broken off. */
  boolean bestBeats(EpochReport partial) {
    return bestStorage != null && !best.improves(decisions.best(), value(best, partial.deciding()));
  }

  private Watch.Seen seen(Map<String, Double> measures) {
    StopEarly stop = control.stopEarly();
    Double baseline = stop == null ? null : stop.baseline();
    return best.next(decisions.best(), value(best, measures), baseline);
  }

  private static double value(Watch watch, Map<String, Double> measures) {
    return measures.getOrDefault(watch.monitor(), Double.NaN);
  }

  private void keep(Storage storage) {
    if (bestStorage == null) {
      bestStorage = storage.copy();
    } else {
      bestStorage.copyFrom(storage);
    }
  }
}
