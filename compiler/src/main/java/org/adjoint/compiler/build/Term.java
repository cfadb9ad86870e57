package org.adjoint.compiler.build;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.syntax.Argument;
import org.adjoint.compiler.syntax.BinaryOperator;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.Subscript;
import org.adjoint.compiler.syntax.TreePrinter;
import org.adjoint.compiler.syntax.UnaryOperator;

/**
 * An expression of the language. Where a method takes an {@code Object}, that is a term, a number,
 * a truth value, a text, a list of these, or a map of names to these, which is a record of options.
 */
public final class Term {
  private final Expression expression;

  private Term(Expression expression) {
    this.expression = expression;
  }

  /** A number, truth value, text, list or record; a term is itself. */
  public static Term of(Object value) {
    return value instanceof Term term ? term : new Term(literal(value));
  }

  /** A name: of a layer, a function, a constant, a column. */
  public static Term name(String name) {
    return new Term(new Expression.Reference(Built.name(name)));
  }

  /** {@code function(a, b)}. */
  public static Term call(String function, Object... arguments) {
    return name(function).applied(arguments);
  }

  /** {@code this(a, b)}. */
  public Term applied(Object... arguments) {
    List<Argument> given =
        Arrays.stream(arguments)
            .map(each -> new Argument(null, of(each).expression, Built.NOWHERE))
            .toList();
    return new Term(new Expression.Call(expression, given, Built.NOWHERE));
  }

  /** The same call with {@code name: value} as its last argument. */
  public Term with(String name, Object value) {
    if (!(expression instanceof Expression.Call call)) {
      throw new IllegalArgumentException("`" + this + "` is no call, so it takes no arguments");
    }
    List<Argument> arguments = new ArrayList<>(call.arguments());
    arguments.add(new Argument(Built.name(name), of(value).expression, Built.NOWHERE));
    return new Term(new Expression.Call(call.function(), arguments, Built.NOWHERE));
  }

  /** {@code this -> a -> b}. */
  public Term then(Term... stages) {
    List<Expression> all = Arrays.stream(stages).map(Term::expression).toList();
    return new Term(new Expression.Pipe(expression, all, Built.NOWHERE));
  }

  /** {@code this + other}. */
  public Term plus(Object other) {
    return binary("+", other);
  }

  /** {@code this - other}. */
  public Term minus(Object other) {
    return binary("-", other);
  }

  /** {@code this * other}. */
  public Term times(Object other) {
    return binary("*", other);
  }

  /** {@code this / other}. */
  public Term over(Object other) {
    return binary("/", other);
  }

  /** {@code this @ other}. */
  public Term matrixProduct(Object other) {
    return binary("@", other);
  }

  /** {@code this ^ other}. */
  public Term power(Object other) {
    return binary("^", other);
  }

  /** {@code this == other}. */
  public Term equalTo(Object other) {
    return binary("==", other);
  }

  /** Any operator between two operands, as it is written: {@code <=}, {@code ..}, {@code and}. */
  public Term binary(String operator, Object other) {
    BinaryOperator known = BinaryOperator.of(operator);
    return new Term(
        new Expression.Binary(
            known, expression, of(other).expression, Built.NOWHERE, Built.NOWHERE));
  }

  /** {@code -this}. */
  public Term negated() {
    return new Term(new Expression.Unary(UnaryOperator.NEGATE, expression, Built.NOWHERE));
  }

  /** {@code this.name}. */
  public Term member(String name) {
    return new Term(new Expression.Member(expression, Built.name(name), Built.NOWHERE));
  }

  /** {@code this[a, b]}; {@code null} among them is a whole dimension, {@code :}. */
  public Term at(@org.jspecify.annotations.Nullable Object... places) {
    List<Subscript> subscripts = new ArrayList<>();
    for (Object place : places) {
      subscripts.add(
          place == null
              ? new Subscript.Slice(null, null, null, Built.NOWHERE)
              : new Subscript.At(of(place).expression));
    }
    return new Term(new Expression.Index(expression, subscripts, Built.NOWHERE));
  }

  Expression expression() {
    return expression;
  }

  private static Expression literal(Object value) {
    if (value instanceof String text) {
      return new Expression.TextLiteral(text, Built.NOWHERE);
    }
    if (value instanceof Boolean truth) {
      return new Expression.BooleanLiteral(truth, Built.NOWHERE);
    }
    if (value instanceof Integer || value instanceof Long) {
      return whole(((Number) value).longValue());
    }
    if (value instanceof Float || value instanceof Double) {
      return fraction(Double.parseDouble(value.toString()));
    }
    if (value instanceof List<?> list) {
      List<Expression> elements = list.stream().map(each -> of(each).expression).toList();
      return new Expression.ListLiteral(elements, Built.NOWHERE);
    }
    if (value instanceof Map<?, ?> map) {
      return options(map);
    }
    throw new IllegalArgumentException("a " + value.getClass().getName() + " is no term");
  }

  private static Expression whole(long number) {
    if (number == Long.MIN_VALUE) {
      throw new IllegalArgumentException("the language has no such whole number: " + number);
    }
    Expression size = new Expression.IntegerLiteral(Math.abs(number), Built.NOWHERE);
    return number < 0 ? new Term(size).negated().expression : size;
  }

  private static Expression fraction(double number) {
    if (Double.isNaN(number)) {
      throw new IllegalArgumentException("the language has no word for NaN");
    }
    Expression size =
        Double.isInfinite(number)
            ? name("infinity").expression
            : new Expression.FloatLiteral(Math.abs(number), Built.NOWHERE);
    return number < 0 ? new Term(size).negated().expression : size;
  }

  /** <code>{ k: v }</code>. */
  static Expression.RecordLiteral options(Map<?, ?> options) {
    List<Expression.Entry> entries = new ArrayList<>();
    options.forEach(
        (key, value) ->
            entries.add(
                new Expression.Entry(
                    Built.name(String.valueOf(key)), of(value).expression, Built.NOWHERE)));
    return new Expression.RecordLiteral(entries, Built.NOWHERE);
  }

  @Override
  public String toString() {
    return TreePrinter.print(expression);
  }
}
