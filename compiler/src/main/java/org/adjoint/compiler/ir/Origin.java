package org.adjoint.compiler.ir;

import org.adjoint.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * Where a value comes from: the text that made it and, where that text stands in a layer or a
 * function, the call that led there.
 */
public record Origin(@Nullable Span span, @Nullable Origin caller) {
  /** The origin of what no text made, as in a test. */
  public static final Origin NONE = new Origin(null, null);

  /** The origin in the given text, called from nowhere. */
  public static Origin of(Span span) {
    return new Origin(span, null);
  }

  /** The outermost call: the line of the model itself. */
  public Origin outermost() {
    Origin origin = this;
    while (origin.caller != null) {
      origin = origin.caller;
    }
    return origin;
  }
}
