package org.adjoint.runtime.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a data block computes of each row; shapes are those of one row. */
public sealed interface Expression {
  /** Where it was written. */
  SourcePlace place();

  /** The expressions that this one is computed of. */
  default List<Expression> operands() {
    return List.of();
  }

  /** The column of this name, or else the field of the same data block. */
  record Column(String name, SourcePlace place) implements Expression {}

  /** All columns from one to another, both included, in the file's order: a vector. */
  record ColumnRange(String from, String to, SourcePlace place) implements Expression {}

  /** {@code [a, b]}: its parts along a new first axis; a range among scalars is spliced in. */
  record Stack(List<Expression> parts, SourcePlace place) implements Expression {
    /** Copies the parts. */
    public Stack {
      parts = List.copyOf(parts);
    }

    @Override
    public List<Expression> operands() {
      return parts;
    }
  }

  /** A literal number. */
  @SuppressWarnings("JavaLangClash") // it is what the language calls it
  record Number(double value, SourcePlace place) implements Expression {}

  /** A literal text, which a text column may be compared with. */
  record Text(String value, SourcePlace place) implements Expression {}

  /** A function of each element. */
  record Unary(UnaryOperation operation, Expression operand, SourcePlace place)
      implements Expression {
    @Override
    public List<Expression> operands() {
      return List.of(operand);
    }
  }

  /** A function of two elements, with broadcasting. */
  record Binary(BinaryOperation operation, Expression left, Expression right, SourcePlace place)
      implements Expression {
    @Override
    public List<Expression> operands() {
      return List.of(left, right);
    }
  }

  /** {@code where(c, a, b)}: an element of one or the other, with broadcasting. */
  record Select(Expression condition, Expression whenTrue, Expression whenFalse, SourcePlace place)
      implements Expression {
    @Override
    public List<Expression> operands() {
      return List.of(condition, whenTrue, whenFalse);
    }
  }

  /**
   * A reduction over axes of the row.
   *
   * @param axes negative from the end; empty for all
   * @param keep whether a reduced axis stays, with length 1
   */
  record Reduce(
      Reduction kind, Expression operand, List<Integer> axes, boolean keep, SourcePlace place)
      implements Expression {
    /** Copies the axes. */
    public Reduce {
      axes = List.copyOf(axes);
    }

    @Override
    public List<Expression> operands() {
      return List.of(operand);
    }
  }

  /**
   * So many characters of a text one after another, by their numbers in the vocabulary.
   *
   * @param shift how far behind the row's first character it begins
   */
  record Windows(int length, int shift, SourcePlace place) implements Expression {}

  /** The same elements in another shape. */
  record Reshape(Expression operand, List<Integer> shape, SourcePlace place) implements Expression {
    /** Copies the shape. */
    public Reshape {
      shape = List.copyOf(shape);
    }

    @Override
    public List<Expression> operands() {
      return List.of(operand);
    }
  }

  /** Some of its elements, chosen axis by axis; axes without a subscript stay whole. */
  record Index(Expression operand, List<Subscript> subscripts, SourcePlace place)
      implements Expression {
    /** Copies the subscripts. */
    public Index {
      subscripts = List.copyOf(subscripts);
    }

    @Override
    public List<Expression> operands() {
      return List.of(operand);
    }
  }

  /** Its parts one after another along an axis, which may be negative from the end. */
  record Concat(List<Expression> parts, int axis, SourcePlace place) implements Expression {
    /** Copies the parts. */
    public Concat {
      parts = List.copyOf(parts);
    }

    @Override
    public List<Expression> operands() {
      return parts;
    }
  }

  /**
   * Random numbers, drawn once for each row.
   *
   * @param first the low bound, the mean, or the probability of 1
   * @param second the high bound or the deviation; ignored by {@code bernoulli}
   * @param shape null for the shape of the input or target that it is drawn for
   */
  record Draw(
      Distribution distribution,
      Expression first,
      Expression second,
      @Nullable List<Integer> shape,
      SourcePlace place)
      implements Expression {
    /** Copies the shape. */
    public Draw {
      shape = shape == null ? null : List.copyOf(shape);
    }

    @Override
    public List<Expression> operands() {
      return List.of(first, second);
    }
  }

  /** Each element less its mean, divided by its population deviation; 0 where that is 0. */
  record Standardize(Expression operand, SourcePlace place) implements Expression {
    @Override
    public List<Expression> operands() {
      return List.of(operand);
    }
  }

  /** Each element moved so that its least value becomes low and its greatest high. */
  record Rescale(Expression operand, double low, double high, SourcePlace place)
      implements Expression {
    @Override
    public List<Expression> operands() {
      return List.of(operand);
    }
  }

  /** The number of an element's text, or number, among all that occur, in their order. */
  record Category(Expression operand, SourcePlace place) implements Expression {
    @Override
    public List<Expression> operands() {
      return List.of(operand);
    }
  }

  /**
   * The parts of each text, as many as it has; of one length only once they are padded.
   *
   * @param vocabulary how many numbers words or characters have at most, those of padding and of
   *     the unknown among them; null for as many as the training rows need
   */
  record Tokens(Expression operand, TokenKind kind, @Nullable Integer vocabulary, SourcePlace place)
      implements Expression {
    @Override
    public List<Expression> operands() {
      return List.of(operand);
    }
  }

  /**
   * A new last axis that holds the parts of a text, by their numbers.
   *
   * @param value what stands behind the last part of a shorter one
   */
  record Pad(Tokens tokens, int length, double value, SourcePlace place) implements Expression {
    @Override
    public List<Expression> operands() {
      return List.of(tokens);
    }
  }

  /**
   * A new last axis that is 1 at the element's class and 0 elsewhere.
   *
   * @param classes null for as many as occur
   */
  record OneHot(Expression operand, @Nullable Integer classes, SourcePlace place)
      implements Expression {
    @Override
    public List<Expression> operands() {
      return List.of(operand);
    }
  }

  /**
   * A value in place of each missing one.
   *
   * @param value null for the mean of those that are there
   */
  record Fill(Expression operand, @Nullable Double value, SourcePlace place) implements Expression {
    @Override
    public List<Expression> operands() {
      return List.of(operand);
    }
  }
}
