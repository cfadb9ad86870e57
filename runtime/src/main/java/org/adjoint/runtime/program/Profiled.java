package org.adjoint.runtime.program;

/** A program whose generated code measures its kernels, for those who look for the slow one. */
public interface Profiled {
  /**
   * The nanoseconds that each worker has spent in each measured call so far: first index the
   * worker, second the call, in the order in which the compiler lists them.
   */
  long[][] kernelNanoseconds();
}
