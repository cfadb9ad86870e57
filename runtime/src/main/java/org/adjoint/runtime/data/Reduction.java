package org.adjoint.runtime.data;

/** How the elements along an axis become one. */
public enum Reduction {
  SUM,
  MEAN,
  MAXIMUM,
  MINIMUM,
  PRODUCT;

  /** What a reduction of nothing begins with. */
  double start() {
    return switch (this) {
      case SUM, MEAN -> 0;
      case MAXIMUM -> Double.NEGATIVE_INFINITY;
      case MINIMUM -> Double.POSITIVE_INFINITY;
      case PRODUCT -> 1;
    };
  }

  /** What it has come to after one more element. */
  double add(double soFar, double element) {
    return switch (this) {
      case SUM, MEAN -> soFar + element;
      case MAXIMUM -> Math.max(soFar, element);
      case MINIMUM -> Math.min(soFar, element);
      case PRODUCT -> soFar * element;
    };
  }
}
