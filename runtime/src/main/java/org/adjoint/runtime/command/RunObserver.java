package org.adjoint.runtime.command;

import org.adjoint.runtime.data.TrainingData;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.train.TrainingListener;

/**
 * Listens to a run, and may look at its model while it is told of an epoch or of the end. It
 * changes neither parameters nor rows, so that a run that is observed has the bits of one that is
 * not.
 */
public interface RunObserver extends TrainingListener {
  /** The model and its rows are there; training is about to begin. */
  void prepared(Program program, TrainingData data);
}
