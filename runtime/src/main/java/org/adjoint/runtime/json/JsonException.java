package org.adjoint.runtime.json;

import org.adjoint.runtime.AdjointException;

/** Text that is not the JSON that was expected. */
public final class JsonException extends AdjointException {
  private static final long serialVersionUID = 1L;

  /** Says what was found and what was expected. */
  public JsonException(String message) {
    super(message);
  }
}
