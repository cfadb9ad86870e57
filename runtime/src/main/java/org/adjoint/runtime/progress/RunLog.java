package org.adjoint.runtime.progress;

import org.adjoint.runtime.train.TrainingListener;

/** Keeps what a run reports, and is closed after it. */
public interface RunLog extends TrainingListener, AutoCloseable {
  @Override
  void close();
}
