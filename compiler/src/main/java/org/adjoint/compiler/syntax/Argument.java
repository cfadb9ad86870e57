package org.adjoint.compiler.syntax;

import org.adjoint.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** One argument of a call, named or positional; positional ones stand first. */
public record Argument(@Nullable Identifier name, Expression value, Span span) implements Node {}
