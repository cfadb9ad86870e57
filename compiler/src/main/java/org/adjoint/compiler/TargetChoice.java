package org.adjoint.compiler;

/** Which form of Java a model becomes; the numbers it computes are the same. */
public enum TargetChoice {
  /** The Vector API where it is there and the model has enough work for it. */
  AUTO,
  /** The Vector API. */
  VECTOR,
  /** Plain Java. */
  PORTABLE
}
