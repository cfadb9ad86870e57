package org.adjoint.compiler.lower;

import org.adjoint.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A place in the unrolled text of what an instance does: the calls and turns of loops that lead to
 * it from the beginning of the instance's body, and the text itself. Elaborating the body again
 * comes to equal places.
 *
 * @param turn the turn of the loop that the text is; zero for other text
 */
record Place(@Nullable Place within, Span span, long turn) {
  static Place of(@Nullable Place within, Span span) {
    return new Place(within, span, 0);
  }
}
