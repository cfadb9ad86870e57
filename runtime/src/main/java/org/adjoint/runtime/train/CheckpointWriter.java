package org.adjoint.runtime.train;

/** Saves moments of a run. */
public interface CheckpointWriter {
  /** Saves one; what it holds changes after this returns. */
  void write(TrainingCheckpoint checkpoint);
}
