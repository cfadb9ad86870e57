package org.adjoint.compiler.lower;

import org.adjoint.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** A subscript whose numbers are found. */
sealed interface Part {
  /** The text that it is. */
  Span span();

  /** {@code newaxis}. */
  record NewAxis(Span span) implements Part {}

  /** One place of a dimension. */
  record At(Denotation place, Span span) implements Part {}

  /** Places of a dimension at equal distances; a bound left out is the dimension's end. */
  record Between(@Nullable Denotation from, @Nullable Denotation to, long step, Span span)
      implements Part {}
}
