package org.adjoint.compiler.syntax;

import java.util.List;
import org.adjoint.compiler.source.Span;

/** Statements between braces. */
public record Block(List<Statement> statements, Span span) implements FunctionBody {
  public Block {
    statements = List.copyOf(statements);
  }
}
