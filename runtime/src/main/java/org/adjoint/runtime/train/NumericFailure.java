package org.adjoint.runtime.train;

import org.adjoint.runtime.AdjointException;

/** Training stopped as a number was no longer finite. */
public final class NumericFailure extends AdjointException {
  private static final long serialVersionUID = 1L;

  private final int epoch;
  private final int step;

  /** The failure of a step, with what an investigation found. */
  NumericFailure(int epoch, int step, String found) {
    super(
        "training stopped at step " + step + " (epoch " + epoch + "): " + found,
        "a smaller learning rate, `clip_norm`, or scaled inputs often help;"
            + " `on_nan: ignore` goes on regardless",
        null);
    this.epoch = epoch;
    this.step = step;
  }

  /** The epoch, from 1. */
  public int epoch() {
    return epoch;
  }

  /** The first step, from 1, that made such a number. */
  public int step() {
    return step;
  }
}
