package org.adjoint.compiler.derivation;

/** What a value is for in a training step. */
public enum Role {
  /** It is what the model computes. */
  FORWARD,
  /** It is the derivative of the loss with respect to something, or leads there. */
  BACKWARD,
  /** It moves parameters. */
  UPDATE
}
