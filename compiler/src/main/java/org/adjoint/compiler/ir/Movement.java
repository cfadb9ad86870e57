package org.adjoint.compiler.ir;

import java.util.List;

/**
 * An operation that moves elements and changes none: each element of the result is an element of an
 * operand, or a fill. It is index arithmetic, never a copy of its own.
 */
public interface Movement extends Operation {
  /**
   * Where the element of the result at the given index is found.
   *
   * @param index one expression an axis of the result
   */
  Route route(List<IndexExpression> index, List<TensorType> operands);

  /** Where an element is found. */
  sealed interface Route {
    /** In an operand, at an index. */
    record From(int operand, List<IndexExpression> index) implements Route {}

    /** A constant of the operation: what padding is filled with. */
    record Fill(double value) implements Route {}

    /** On one route where the condition holds, else on the other. */
    record Choose(Condition condition, Route then, Route otherwise) implements Route {}
  }

  /**
   * A condition on an index: {@code low ≤ index < high} and, for step &gt; 1, (index − low) mod
   * step = 0.
   */
  record Condition(IndexExpression index, Dimension low, Dimension high, long step) {}
}
