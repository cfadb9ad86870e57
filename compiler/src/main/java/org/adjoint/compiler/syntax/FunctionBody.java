package org.adjoint.compiler.syntax;

import org.adjoint.compiler.source.Span;

/** What a function computes: one expression, or statements that end with a return. */
public sealed interface FunctionBody extends Node permits FunctionBody.Result, Block {

  /** {@code = e}. */
  record Result(Expression value) implements FunctionBody {
    @Override
    public Span span() {
      return value.span();
    }
  }
}
