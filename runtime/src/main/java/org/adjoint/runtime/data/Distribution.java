package org.adjoint.runtime.data;

import org.adjoint.runtime.random.CounterRandom;

/** What random numbers of a synthetic source follow. */
public enum Distribution {
  UNIFORM,
  NORMAL,
  BERNOULLI;

  /** Number {@code counter} of the draws that {@code key} selects. */
  double draw(long key, long counter, double first, double second) {
    return switch (this) {
      case UNIFORM -> first + (second - first) * CounterRandom.uniform(key, counter);
      case NORMAL -> first + second * CounterRandom.normal(key, counter);
      case BERNOULLI -> CounterRandom.uniform(key, counter) < first ? 1 : 0;
    };
  }
}
