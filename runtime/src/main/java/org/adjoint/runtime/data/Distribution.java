package org.adjoint.runtime.data;

/** What random numbers of a synthetic source follow. */
public enum Distribution {
  UNIFORM,
  NORMAL,
  BERNOULLI
}
