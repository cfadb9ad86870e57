package org.adjoint.runtime.train;

import java.util.List;

/** Several listeners as one; any of them may end training. */
public final class Listeners implements TrainingListener {
  private final List<TrainingListener> all;

  /** Tells these, in order. */
  public Listeners(List<TrainingListener> all) {
    this.all = List.copyOf(all);
  }

  @Override
  public void started(Run run, int step) {
    all.forEach(listener -> listener.started(run, step));
  }

  @Override
  public void epochStarted(int epoch, float learningRateFactor) {
    all.forEach(listener -> listener.epochStarted(epoch, learningRateFactor));
  }

  @Override
  public void batchFinished(int epoch, int step, RunningMeasures soFar) {
    for (int i = 0; i < all.size(); i++) {
      all.get(i).batchFinished(epoch, step, soFar);
    }
  }

  @Override
  public void epochFinished(EpochReport report) {
    all.forEach(listener -> listener.epochFinished(report));
  }

  @Override
  public void finished(TrainingResult result) {
    all.forEach(listener -> listener.finished(result));
  }

  @Override
  public boolean cancelled() {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).cancelled()) {
        return true;
      }
    }
    return false;
  }
}
