package org.adjoint.compiler.syntax;

import org.adjoint.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** What stands at the top of a file. */
public sealed interface Declaration extends Node {

  /** A declaration that gives a name its meaning. */
  sealed interface Named extends Declaration {
    Identifier name();

    /** The {@code ///} text above it, without the slashes. */
    @Nullable String documentation();
  }

  /** A declaration with parameters. */
  sealed interface Parameterized extends Named {
    Signature signature();

    FunctionBody body();
  }

  /** {@code import "blocks.nn"}. */
  record Import(Expression.TextLiteral path, Span span) implements Declaration {}

  /** {@code dim T}, a dimension that varies at run time. */
  record RuntimeDimension(Identifier name, @Nullable String documentation, Span span)
      implements Named {}

  /** {@code const depth = 6}. */
  record Constant(Identifier name, Expression value, @Nullable String documentation, Span span)
      implements Named {}

  /** {@code def gelu(x) = …} or {@code def gelu(x) { … }}. */
  record Function(
      Identifier name,
      Signature signature,
      FunctionBody body,
      @Nullable String documentation,
      Span span)
      implements Parameterized {}

  /** {@code layer dense(units: int)(x: float[..., n]) -> float[..., units] { … }}. */
  record Layer(
      Identifier name, Signature signature, Block body, @Nullable String documentation, Span span)
      implements Parameterized {}

  /** {@code optimizer sgd(learning_rate = 0.01)(w, g) { … }}. */
  record Optimizer(
      Identifier name, Signature signature, Block body, @Nullable String documentation, Span span)
      implements Parameterized {}

  /** {@code model M { … }}. */
  record Model(Identifier name, Block body, @Nullable String documentation, Span span)
      implements Named {}

  /** {@code data d = source { … }}. */
  record Data(
      Identifier name, Expression origin, Block body, @Nullable String documentation, Span span)
      implements Named {}

  /** {@code train M { … }}; its name is that of the model it trains. */
  record Train(
      Identifier model, Expression.RecordLiteral options, @Nullable String documentation, Span span)
      implements Declaration {}
}
