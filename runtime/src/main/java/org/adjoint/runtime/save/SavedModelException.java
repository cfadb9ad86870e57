package org.adjoint.runtime.save;

import org.adjoint.runtime.AdjointException;
import org.jspecify.annotations.Nullable;

/** A saved model that cannot be read or written, or that does not fit the model it is read for. */
public final class SavedModelException extends AdjointException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong with which file. */
  SavedModelException(String file, String message) {
    this(file, message, null, null);
  }

  /** Says what is wrong with which file, and what to do about it. */
  SavedModelException(
      String file, String message, @Nullable String hint, @Nullable Throwable cause) {
    super(file + ": " + message, hint, cause);
  }
}
