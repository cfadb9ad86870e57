package org.adjoint.runtime;

import org.jspecify.annotations.Nullable;

/** A fault of the data, the saved model or the training run, told in the words of the user. */
public class AdjointException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String hint;

  /** A fault described by {@code message}. */
  public AdjointException(String message) {
    this(message, null, null);
  }

  /** A fault with an optional advice and an optional cause. */
  public AdjointException(String message, @Nullable String hint, @Nullable Throwable cause) {
    super(message, cause);
    this.hint = hint;
  }

  /** What the user could do about it, if that is known. */
  public final @Nullable String hint() {
    return hint;
  }

  /** The message, preceded by its place where one is known and followed by the hint. */
  public String describe() {
    return hint == null ? String.valueOf(getMessage()) : getMessage() + "\nhint: " + hint;
  }
}
