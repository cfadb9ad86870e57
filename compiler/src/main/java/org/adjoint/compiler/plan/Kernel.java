package org.adjoint.compiler.plan;

import java.util.List;
import java.util.stream.Stream;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.ir.Value;

/** One piece of work of the running program; each becomes a call of one method. */
public sealed interface Kernel {
  /** The values it makes, for listings and comments. */
  List<Value> values();

  /** The extent of the outermost loop, along which the work can be divided; one if it cannot be. */
  Dimension parallelExtent();

  /**
   * Loops around instructions.
   *
   * @param body what runs, from outside in
   * @param divisible whether the last node of the body is a loop without reductions whose turns are
   *     independent of one another
   */
  record Nest(List<Value> values, List<Node> body, boolean divisible) implements Kernel {
    /** The outermost loop of a divisible nest. */
    public Node.For outermost() {
      return (Node.For) body.get(body.size() - 1);
    }

    @Override
    public Dimension parallelExtent() {
      return divisible ? outermost().extent() : Dimension.ONE;
    }
  }

  /** A loop of a contraction: its number and extent. */
  record Axis(int number, Dimension extent) {}

  /** An operand or the result: a placement and the index into it over the axes' loops. */
  record Operand(Placement place, IndexExpression index) {
    /** How far a step along an axis moves in the buffer. */
    public Dimension stride(Axis axis) {
      return index
          .factors()
          .getOrDefault(
              new IndexExpression.Atom.Loop(axis.number(), axis.extent()), Dimension.ZERO);
    }
  }

  /**
   * {@code result[outer, row, column] = Σ left[outer, row, summed] · right[outer, column, summed]},
   * each element one chain of fused multiply-adds in the order of the summed axes.
   *
   * @param outer loops around it all: axes that both operands have, and rows that do not join
   * @param row the axis whose neighbours share a tile, of extent one where there is none
   * @param column the vectors' axis; the result has stride one along it, or it has extent one
   * @param summed from outside in
   */
  record Contract(
      List<Value> values,
      ElementType element,
      List<Axis> outer,
      Axis row,
      Axis column,
      List<Axis> summed,
      Operand left,
      Operand right,
      Operand result)
      implements Kernel {
    /** Turns of a loop below which they do not divide evenly among workers. */
    private static final int FEW = 16;

    @Override
    public Dimension parallelExtent() {
      return divided().extent();
    }

    /**
     * The axis along which work is divided: the outermost, or the row where that has more turns.
     */
    public Axis divided() {
      if (outer.isEmpty()) {
        return row;
      }
      Dimension outermost = outer.get(0).extent();
      boolean few = outermost.isConstant() && outermost.constant() < FEW;
      boolean more = !row.extent().isConstant() || row.extent().constant() >= 2 * FEW;
      return few && more ? row : outer.get(0);
    }

    /** Whether the vectors' axis is contiguous in the result. */
    public boolean contiguous() {
      return result.stride(column).is(1) || column.extent().is(1);
    }
  }

  /**
   * A loop over sequences, whose body is run once a turn.
   *
   * @param rows what can be divided among workers, each of whom runs all turns for rows of its own;
   *     one where turns need rows of others
   * @param body what runs each turn: one chain over {@code rows} where they can be divided
   */
  record Loop(List<Value> values, Turn turn, Dimension rows, List<Chain> body) implements Kernel {
    public Loop {
      body = List.copyOf(body);
    }

    @Override
    public Dimension parallelExtent() {
      return rows;
    }

    /** What runs each turn, in order. */
    public List<Kernel> kernels() {
      return Chain.kernels(body);
    }
  }

  /** This kernel and all that run inside it. */
  default Stream<Kernel> all() {
    return this instanceof Loop loop
        ? Stream.concat(Stream.of(this), loop.kernels().stream().flatMap(Kernel::all))
        : Stream.of(this);
  }
}
