package org.adjoint.runtime.data;

/** Which rows a model is validated with. */
public sealed interface Validation {
  /** None. */
  record None() implements Validation {}

  /** A seeded random part of the rows; of a text its last part. */
  record Fraction(double fraction, SourcePlace place) implements Validation {}

  /** The rows of another data block. */
  record Separate(DataSpecification data) implements Validation {}
}
