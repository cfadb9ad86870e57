package org.adjoint.runtime.program;

/** The scalars of one step, in an object that is reused so that a step allocates nothing. */
public final class StepScalars {
  /** Keys all random draws of a run. */
  public int seed;

  /** The number of the training step, from 1. */
  public int step;

  /** The number of the epoch, from 1. */
  public int epoch;

  /** The number of the batch in its epoch, from 0; keys draws outside training. */
  public int batchNumber;

  /** The extents of the dimensions that vary at run time, in the order of the signature. */
  public int[] extents = {};

  /** What the learning rate is multiplied by. */
  public float learningRateFactor = 1;
}
