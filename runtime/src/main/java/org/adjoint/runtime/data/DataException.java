package org.adjoint.runtime.data;

import org.adjoint.runtime.AdjointException;
import org.jspecify.annotations.Nullable;

/** A fault of the data, or of the expression that reads it, with its place in the program. */
public final class DataException extends AdjointException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable SourcePlace place;
  private final DataFault fault;

  /** A fault at {@code place} of the program, where that is known. */
  public DataException(String message, @Nullable SourcePlace place) {
    this(message, place, null);
  }

  /** A fault with an advice what to do. */
  public DataException(String message, @Nullable SourcePlace place, @Nullable String hint) {
    this(DataFault.MALFORMED, message, place, hint);
  }

  /** A fault of a kind. */
  public DataException(
      DataFault fault, String message, @Nullable SourcePlace place, @Nullable String hint) {
    super(message, hint, null);
    this.place = place;
    this.fault = fault;
  }

  /** The kind of fault. */
  public DataFault fault() {
    return fault;
  }

  /** The place in the {@code .nn} file, if the fault can be traced to one. */
  public @Nullable SourcePlace place() {
    return place;
  }

  @Override
  public String describe() {
    return place == null ? super.describe() : place + ": " + super.describe();
  }
}
