package org.adjoint.runtime.program;

/** The element type of a stored or fed tensor; a bool is stored as an int that is 0 or 1. */
public enum ElementKind {
  FLOAT32,
  FLOAT64,
  INT32,
  BOOL
}
