package org.adjoint.runtime.csv;

import org.adjoint.runtime.AdjointException;
import org.jspecify.annotations.Nullable;

/** A text table that cannot be read, with the file and line. */
public final class CsvException extends AdjointException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong in which line of which file. */
  CsvException(String file, long line, String message, @Nullable String hint) {
    super(file + ", line " + line + ": " + message, hint, null);
  }
}
