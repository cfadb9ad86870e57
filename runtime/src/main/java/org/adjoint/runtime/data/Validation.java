package org.adjoint.runtime.data;

/** Which rows a model is validated with. */
public sealed interface Validation {
  /** None. */
  record None() implements Validation {}

  /** A seeded random part of the rows; of a text its last part. */
  record Fraction(double fraction, SourcePlace place) implements Validation {
    boolean isShare() {
      return fraction >= 0 && fraction < 1;
    }

    /** Tells that of so many rows none is left. */
    DataException leavesNone(String rows) {
      return new DataException(
          "validating with " + fraction + " of " + rows + " leaves none to train",
          place,
          "a fraction such as 0.2 sets a fifth of the rows apart");
    }
  }

  /** The rows of another data block. */
  record Separate(DataSpecification data) implements Validation {}
}
