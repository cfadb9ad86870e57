package org.adjoint.compiler.syntax;

import java.util.List;
import org.adjoint.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** What stands in a block. */
public sealed interface Statement extends Node {

  /** {@code y = e}, or {@code a, b = e}. */
  record Bind(List<Identifier> names, Expression value, Span span) implements Statement {
    public Bind {
      names = List.copyOf(names);
    }
  }

  /** {@code const k = e}. */
  record Constant(Identifier name, Expression value, Span span) implements Statement {}

  /** {@code input x: type}. */
  record Input(Identifier name, TypeSyntax type, @Nullable String documentation, Span span)
      implements Statement {}

  /** {@code target y: type}. */
  record Target(Identifier name, TypeSyntax type, @Nullable String documentation, Span span)
      implements Statement {}

  /** {@code output p = e}. */
  record Output(Identifier name, Expression value, @Nullable String documentation, Span span)
      implements Statement {}

  /** {@code metric accuracy = e}. */
  record Metric(Identifier name, Expression value, @Nullable String documentation, Span span)
      implements Statement {}

  /** {@code loss critic = e}: one of several losses. */
  record Loss(Identifier name, Expression value, @Nullable String documentation, Span span)
      implements Statement {}

  /** {@code param W: type = initialiser}; without a type the initialiser is the value. */
  record Param(
      Identifier name,
      @Nullable TypeSyntax type,
      Expression initializer,
      @Nullable String documentation,
      Span span)
      implements Statement {}

  /** {@code state s: type = initialiser}; without a type the initialiser is the value. */
  record State(
      Identifier name,
      @Nullable TypeSyntax type,
      Expression initializer,
      @Nullable String documentation,
      Span span)
      implements Statement {}

  /** {@code update s = e}. */
  record Update(Identifier name, Expression value, Span span) implements Statement {}

  /** {@code constrain W = e}. */
  record Constrain(Identifier name, Expression value, Span span) implements Statement {}

  /** {@code penalize e}. */
  record Penalize(Expression value, Span span) implements Statement {}

  /** {@code return e}. */
  record Return(Expression value, Span span) implements Statement {}

  /** {@code emit a, b}. */
  record Emit(List<Expression> values, Span span) implements Statement {
    public Emit {
      values = List.copyOf(values);
    }
  }

  /** {@code if c { … } else if d { … } else { … }}. */
  record If(List<Branch> branches, @Nullable Block otherwise, Span span) implements Statement {
    public If {
      branches = List.copyOf(branches);
    }
  }

  /** One condition of an {@link If} and what follows from it. */
  record Branch(Expression condition, Block body, Span span) implements Node {}

  /** {@code for i in e { … }}. */
  record For(Identifier variable, Expression range, Block body, Span span) implements Statement {}

  /** A scan that stands alone, for the last values of what it carries. */
  record Loop(Expression.Scan scan) implements Statement {
    @Override
    public Span span() {
      return scan.span();
    }
  }
}
