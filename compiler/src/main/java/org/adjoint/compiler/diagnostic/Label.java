package org.adjoint.compiler.diagnostic;

import org.adjoint.compiler.source.Span;

/** A further place that a diagnostic points at, and what is to be seen there. */
public record Label(Span span, String text) {}
