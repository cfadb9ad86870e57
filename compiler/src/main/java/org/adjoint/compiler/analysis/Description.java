package org.adjoint.compiler.analysis;

import org.adjoint.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of a name.
 *
 * @param place where it stands
 * @param heading how it gets its meaning, on one line
 * @param type the type of what it stands for there; null where that is no tensor or not known
 * @param documentation its {@code ///} text
 */
public record Description(
    Span place, String heading, @Nullable String type, @Nullable String documentation) {}
