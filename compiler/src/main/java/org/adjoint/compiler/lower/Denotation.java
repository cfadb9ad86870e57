package org.adjoint.compiler.lower;

import java.util.List;
import java.util.Map;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Value;
import org.adjoint.runtime.data.Expression;
import org.jspecify.annotations.Nullable;

/**
 * What an expression stands for while a model is elaborated: a tensor, or what is known when
 * compiled.
 */
public sealed interface Denotation
    permits Denotation.Known, Denotation.Tensor, Denotation.Row, Denotation.Mark {

  /** How messages call it. */
  String describe();

  /** What is known when compiled. */
  sealed interface Known extends Denotation
      permits Number, Truth, Text, Sequence, Options, Range, FunctionValue {}

  /** A number known when compiled, up to the dimensions that vary at run time. */
  sealed interface Number extends Known permits Whole, Real, Extent {}

  /** A whole number. */
  record Whole(long value) implements Number {
    @Override
    public String describe() {
      return "the number " + value;
    }
  }

  /** A number with a fraction, or the result of a division. */
  record Real(double value) implements Number {
    @Override
    public String describe() {
      return "the number " + NumberArithmetic.text(this);
    }
  }

  /** A dimension that varies at run time, or what is computed of some. */
  record Extent(Dimension dimension) implements Number {
    /** The number of the extent, whole where it does not vary. */
    static Number of(Dimension dimension) {
      return dimension.isConstant() ? new Whole(dimension.constant()) : new Extent(dimension);
    }

    @Override
    public String describe() {
      return "the dimension `" + dimension + "`";
    }
  }

  /** A truth value. */
  record Truth(boolean value) implements Known {
    @Override
    public String describe() {
      return "`" + value + "`";
    }
  }

  /** A string. */
  record Text(String value) implements Known {
    @Override
    public String describe() {
      return "the string \"" + value + "\"";
    }
  }

  /**
   * A list.
   *
   * @param total the number of its elements, those of the lists in it too
   */
  record Sequence(List<Denotation> elements, long total) implements Known {
    Sequence(List<Denotation> elements) {
      this(List.copyOf(elements), total(elements));
    }

    private static long total(List<Denotation> elements) {
      long total = elements.size();
      for (Denotation element : elements) {
        // A list may hold the same list many times over, so the number may be beyond all bounds.
        long inner = element instanceof Sequence sequence ? sequence.total() : 0;
        total = total > Long.MAX_VALUE - inner ? Long.MAX_VALUE : total + inner;
      }
      return total;
    }

    @Override
    public String describe() {
      return "a list of " + elements.size();
    }
  }

  /** A record of options. */
  record Options(Map<String, Denotation> entries) implements Known {
    @Override
    public String describe() {
      return "a record";
    }
  }

  /** The whole numbers from the first to before the end. */
  record Range(long first, long end) implements Known {
    @Override
    public String describe() {
      return "the range " + first + " ..< " + end;
    }

    long size() {
      return Math.max(0, end - first);
    }
  }

  /** A value of the graph. */
  record Tensor(Value value) implements Denotation {
    @Override
    public String describe() {
      return "`" + value.type() + "`";
    }
  }

  /**
   * What the rows of data give, for the runtime to compute.
   *
   * @param constant what it is if no column has the name of a constant; null where it depends on
   *     columns
   */
  record Row(Expression expression, @Nullable Known constant) implements Denotation {
    /** What depends on columns. */
    Row(Expression expression) {
      this(expression, null);
    }

    /** The same, being that number if no column has the name of a constant. */
    Row with(@Nullable Known known) {
      return new Row(expression, known);
    }

    @Override
    public String describe() {
      return expression instanceof Expression.Column column
          ? "the column `" + column.name() + "`"
          : "what is computed of columns";
    }
  }

  /** What stands for no value. */
  enum Mark implements Denotation {
    /** The value of what is at fault; nothing that is made of it is reported again. */
    POISON("nothing"),
    /** {@code _}, a dimension to be inferred. */
    INFERRED("`_`"),
    /** {@code newaxis}. */
    NEW_AXIS("`newaxis`");

    private final String description;

    Mark(String description) {
      this.description = description;
    }

    @Override
    public String describe() {
      return description;
    }
  }
}
