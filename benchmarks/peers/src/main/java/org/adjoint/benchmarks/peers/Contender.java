package org.adjoint.benchmarks.peers;

/** A system that is compared. */
interface Contender {
  /** The name and version of the system. */
  String version();

  /** Whether the workload can be expressed in the system. */
  boolean takes(Workload workload);

  /** Builds the network; each run of what it gives is one step of the workload. */
  Runnable prepare(Workload workload, int threads);
}
