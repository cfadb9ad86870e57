package org.adjoint.runtime.file;

import org.adjoint.runtime.AdjointException;
import org.jspecify.annotations.Nullable;

/** A file that is not there, cannot be reached, or may not be named. */
public final class FileException extends AdjointException {
  private static final long serialVersionUID = 1L;

  private final boolean outside;

  private FileException(
      String message, @Nullable String hint, @Nullable Throwable cause, boolean outside) {
    super(message, hint, cause);
    this.outside = outside;
  }

  FileException(String message) {
    this(message, null, null, false);
  }

  FileException(String message, @Nullable String hint, @Nullable Throwable cause) {
    this(message, hint, cause, false);
  }

  static FileException outside(String message, String hint) {
    return new FileException(message, hint, null, true);
  }

  /** Whether the path leads out of the folder whose files may be named. */
  public boolean isOutside() {
    return outside;
  }
}
