package org.adjoint.compiler.ir;

/** The type of one element of a tensor. */
public enum ElementType {
  /** IEEE 754 single precision. */
  FLOAT32("float"),
  /** IEEE 754 double precision. */
  FLOAT64("float64"),
  /** Two's complement, 32 bits, wrapping. */
  INT32("int"),
  /** A truth value. */
  BOOL("bool");

  private final String keyword;

  ElementType(String keyword) {
    this.keyword = keyword;
  }

  /** The name the language gives the type. */
  public String keyword() {
    return keyword;
  }

  /** Whether values of the type can have a gradient. */
  public boolean isFloating() {
    return this == FLOAT32 || this == FLOAT64;
  }

  @Override
  public String toString() {
    return keyword;
  }
}
