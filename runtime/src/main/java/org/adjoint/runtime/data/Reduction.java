package org.adjoint.runtime.data;

/** How the elements along an axis become one. */
public enum Reduction {
  SUM,
  MEAN,
  MAXIMUM,
  MINIMUM,
  PRODUCT
}
