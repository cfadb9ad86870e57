package org.adjoint.compiler.syntax;

import java.util.List;
import org.adjoint.compiler.source.Span;

/** What has a value. Parentheses leave no trace but in the spans of what is around them. */
public sealed interface Expression extends Node {

  /** A name that is used. */
  record Reference(Identifier name) implements Expression {
    @Override
    public Span span() {
      return name.span();
    }
  }

  /** {@code 1_000}. */
  record IntegerLiteral(long value, Span span) implements Expression {}

  /** {@code 0.5}, {@code 1e-3}. */
  record FloatLiteral(double value, Span span) implements Expression {}

  /** {@code "…"}; its escapes are resolved. */
  record TextLiteral(String value, Span span) implements Expression {}

  /** {@code true}, {@code false}. */
  record BooleanLiteral(boolean value, Span span) implements Expression {}

  /** {@code [a, b]}. */
  record ListLiteral(List<Expression> elements, Span span) implements Expression {
    public ListLiteral {
      elements = List.copyOf(elements);
    }
  }

  /** <code>{ k: v }</code>. */
  record RecordLiteral(List<Entry> entries, Span span) implements Expression {
    public RecordLiteral {
      entries = List.copyOf(entries);
    }
  }

  /** One {@code k: v} of a record. */
  record Entry(Identifier key, Expression value, Span span) implements Node {}

  /** {@code -x}, {@code not x}. */
  record Unary(UnaryOperator operator, Expression operand, Span span) implements Expression {}

  /** {@code left + right}. */
  record Binary(
      BinaryOperator operator, Expression left, Expression right, Span operatorSpan, Span span)
      implements Expression {}

  /** {@code if c then a else b}. */
  record Choose(Expression condition, Expression whenTrue, Expression whenFalse, Span span)
      implements Expression {}

  /** {@code x -> f -> g}: a value and what it is piped through, one after the other. */
  record Pipe(Expression input, List<Expression> stages, Span span) implements Expression {
    public Pipe {
      stages = List.copyOf(stages);
    }
  }

  /** {@code f(1, name: 2)}. */
  record Call(Expression function, List<Argument> arguments, Span span) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code x[i, :, 1:3]}. */
  record Index(Expression value, List<Subscript> subscripts, Span span) implements Expression {
    public Index {
      subscripts = List.copyOf(subscripts);
    }
  }

  /** {@code encode.W}, {@code x.T}. */
  record Member(Expression value, Identifier name, Span span) implements Expression {}

  /** {@code scan a over x along 1 with h = e { … }}. */
  record Scan(List<Slice> slices, Traversal traversal, List<Carry> carries, Block body, Span span)
      implements Expression {
    public Scan {
      slices = List.copyOf(slices);
      carries = List.copyOf(carries);
    }
  }

  /** A name of a scan and the tensor whose slices it stands for. */
  record Slice(Identifier name, Expression tensor) {}

  /** The axis of a scan, and whether it goes from the end to the beginning. */
  record Traversal(Expression axis, boolean reversed) {}

  /** A name that a scan carries from turn to turn, and its first value. */
  record Carry(Identifier name, Expression initial, Span span) implements Node {}
}
