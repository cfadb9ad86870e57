package org.adjoint.runtime.program;

/** The whole numbers, both ends included, that a class number or an index may be. */
public record IndexRange(int least, int most) {
  /** What is no index may be any number. */
  public static final IndexRange ANY = new IndexRange(Integer.MIN_VALUE, Integer.MAX_VALUE);

  /** Whether a number is one of them. */
  public boolean contains(int number) {
    return least <= number && number <= most;
  }

  /** The numbers that are in both ranges. */
  public IndexRange and(IndexRange other) {
    return new IndexRange(Math.max(least, other.least), Math.min(most, other.most));
  }
}
