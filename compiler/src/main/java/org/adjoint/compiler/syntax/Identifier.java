package org.adjoint.compiler.syntax;

import org.adjoint.compiler.source.Span;

/** A name where the program writes it. */
public record Identifier(String text, Span span) implements Node {
  @Override
  public String toString() {
    return text;
  }
}
