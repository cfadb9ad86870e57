package org.adjoint.compiler.ir;

/**
 * Says that an operation cannot take operands of the given types; the front end turns it into a
 * diagnostic at the place in the user's file.
 */
public final class TypeMismatch extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception; the message stands alone, in lower case, without a final stop. */
  public TypeMismatch(String message) {
    super(message, null, false, false);
  }
}
