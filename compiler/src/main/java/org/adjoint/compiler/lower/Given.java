package org.adjoint.compiler.lower;

import org.adjoint.compiler.source.Span;
import org.adjoint.compiler.syntax.Identifier;
import org.jspecify.annotations.Nullable;

/** An argument of a call: its name where it has one, its value, and the text that gives it. */
record Given(@Nullable Identifier name, Denotation value, Span span) {
  static Given positional(Denotation value, Span span) {
    return new Given(null, value, span);
  }
}
