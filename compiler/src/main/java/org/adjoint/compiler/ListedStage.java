package org.adjoint.compiler;

/** A stage of the compiler that can be looked at as text. */
public enum ListedStage {
  /** The program as it was read. */
  SYNTAX,
  /** Its files and names. */
  PROGRAM,
  /** The model as graph, for training and for inference. */
  GRAPH,
  /** The entry points, with gradient and optimizer. */
  GRADIENT,
  /** The same after all rewrites. */
  OPTIMIZED,
  /** Kernels and buffers. */
  PLAN,
  /** The Java. */
  JAVA
}
