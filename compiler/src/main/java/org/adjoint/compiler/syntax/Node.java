package org.adjoint.compiler.syntax;

import org.adjoint.compiler.source.Span;

/** A part of the syntax tree; it knows the text it was written as. */
public interface Node {
  Span span();
}
