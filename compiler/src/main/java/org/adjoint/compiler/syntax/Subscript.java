package org.adjoint.compiler.syntax;

import org.adjoint.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** What stands for one dimension between the brackets of an index. */
public sealed interface Subscript extends Node {

  /** {@code i}; {@code newaxis} is one of these. */
  record At(Expression value) implements Subscript {
    @Override
    public Span span() {
      return value.span();
    }
  }

  /** {@code from:to:step}, of which each may be left out. */
  record Slice(
      @Nullable Expression from, @Nullable Expression to, @Nullable Expression step, Span span)
      implements Subscript {}
}
