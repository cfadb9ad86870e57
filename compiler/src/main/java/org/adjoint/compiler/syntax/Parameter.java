package org.adjoint.compiler.syntax;

import org.adjoint.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of a definition: {@code units: int = 3}, where type and default may be left out.
 */
public record Parameter(
    Identifier name, @Nullable TypeSyntax type, @Nullable Expression defaultValue, Span span)
    implements Node {}
