package org.adjoint.compiler.syntax;

import java.util.List;
import org.adjoint.compiler.source.Span;

/** A type as it is written; without dimensions it is that of a scalar or of no tensor at all. */
public record TypeSyntax(Identifier element, List<DimensionSyntax> dimensions, Span span)
    implements Node {
  public TypeSyntax {
    dimensions = List.copyOf(dimensions);
  }
}
