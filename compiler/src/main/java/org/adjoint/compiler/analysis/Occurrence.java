package org.adjoint.compiler.analysis;

import org.adjoint.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A place where a name stands in a text.
 *
 * @param binding what is written about the name where it gets its meaning; null where it is used
 */
public record Occurrence(Span span, Meaning meaning, @Nullable Binding binding) {
  /**
   * What is written where a name gets its meaning.
   *
   * @param text how it is written, on one line, as {@code input x: float[batch, 4]}
   * @param documentation its {@code ///} text
   * @param persistent whether it is a parameter or state, whose name is saved with the model
   */
  public record Binding(String text, @Nullable String documentation, boolean persistent) {}

  /** Whether the name gets its meaning here. */
  public boolean binds() {
    return binding != null;
  }
}
