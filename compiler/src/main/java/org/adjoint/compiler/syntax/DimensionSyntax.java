package org.adjoint.compiler.syntax;

import org.adjoint.compiler.source.Span;

/** One dimension of a type as it is written. */
public sealed interface DimensionSyntax extends Node {

  /** {@code ...}, any number of dimensions. */
  record Ellipsis(Span span) implements DimensionSyntax {}

  /** {@code _}, a dimension that is inferred. */
  record Inferred(Span span) implements DimensionSyntax {}

  /** A number, a name or what is computed of them. */
  record Size(Expression value) implements DimensionSyntax {
    @Override
    public Span span() {
      return value.span();
    }
  }
}
