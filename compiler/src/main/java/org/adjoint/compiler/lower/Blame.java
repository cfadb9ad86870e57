package org.adjoint.compiler.lower;

import org.adjoint.compiler.check.Library;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** Finds the user's text in an origin: what an error in the standard library is blamed on. */
final class Blame {
  private Blame() {}

  /** The innermost text of the user's, or null where there is none. */
  static @Nullable Span of(Origin origin) {
    for (Origin at = origin; at != null; at = at.caller()) {
      Span span = at.span();
      if (span != null && !Library.owns(span)) {
        return span;
      }
    }
    return origin.span();
  }
}
