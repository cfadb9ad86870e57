package org.adjoint.compiler.plan;

import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.LibraryFunction;
import org.adjoint.compiler.ir.Movement;
import org.adjoint.compiler.op.Reduce;
import org.jspecify.annotations.Nullable;

/** A piece of a loop nest: an instruction or a loop. */
public sealed interface Node {
  /**
   * A constant.
   *
   * @param given whether the graph has it; else it belongs to the meaning of an operation
   */
  record Literal(Register result, double number, boolean given) implements Node {}

  /** One of the numbers the runtime gives each step. */
  record ReadScalar(Register result, Leaf.Scalar scalar) implements Node {}

  /** An index as an int. */
  record ReadIndex(Register result, IndexExpression index) implements Node {}

  /** An element of a buffer, at an index counted from the placement's offset. */
  record Load(Register result, Placement place, IndexExpression index) implements Node {}

  /**
   * An element of a buffer whose place is read from data: {@code index + at · stride}.
   *
   * @param at an int that has been bounded, so that the place is in the buffer
   */
  record LoadAt(
      Register result, Placement place, IndexExpression index, Register at, Dimension stride)
      implements Node {}

  /** Adds to an element of a buffer whose place is read from data, as {@link LoadAt} reads it. */
  record AddAt(
      Placement place, IndexExpression index, Register at, Dimension stride, Register source)
      implements Node {}

  /** Writes an element of a buffer. */
  record Store(Placement place, IndexExpression index, Register source) implements Node {}

  /**
   * Arithmetic.
   *
   * @param distance of a shift, else 0
   * @param function of {@link Opcode#LIBRARY}, else null
   */
  record Compute(
      Register result,
      Opcode opcode,
      List<Register> operands,
      int distance,
      @Nullable LibraryFunction function)
      implements Node {}

  /** One of two pieces of code, of which only the chosen one runs. */
  record Choose(Register result, Movement.Condition condition, Branch then, Branch otherwise)
      implements Node {}

  /** A piece of code and the register that is its value. */
  record Branch(List<Node> body, Register value) {}

  /** Combines a value into a reduction of the loop around it. */
  record Accumulate(Reduction reduction, Register source) implements Node {}

  /**
   * A reduction over a loop: sixteen strided partial results and a tree, as {@link Reduce} has it.
   *
   * @param number unique in the kernel
   * @param result the combined value, valid after the loop
   */
  record Reduction(int number, Reduce.Kind kind, Register result) {}

  /**
   * A loop.
   *
   * @param number what {@link IndexExpression.Atom.Loop} calls it
   * @param reductions what the loop, together with the loops directly in it, reduces; each is
   *     declared before the loop and combined after it
   */
  record For(int number, Dimension extent, List<Node> body, List<Reduction> reductions)
      implements Node {}
}
