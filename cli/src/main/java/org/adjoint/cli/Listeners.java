package org.adjoint.cli;

import java.util.List;
import org.adjoint.runtime.train.EpochReport;
import org.adjoint.runtime.train.RunningMeasures;
import org.adjoint.runtime.train.TrainingListener;
import org.adjoint.runtime.train.TrainingResult;

/** Several listeners that are told the same; any of them may end the training. */
record Listeners(List<TrainingListener> all) implements TrainingListener {
  Listeners {
    all = List.copyOf(all);
  }

  @Override
  public void started(Run run, int step) {
    all.forEach(listener -> listener.started(run, step));
  }

  /** Called each step, in which nothing is allocated. */
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
