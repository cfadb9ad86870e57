package org.adjoint.compiler.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Contraction;

/**
 * Makes the kernel of a contraction: joins axes that count through all operands as one, and chooses
 * the axes of the tile.
 */
final class ContractBuilder {
  /** Rows from which on a tile is worth its height. */
  private static final int TILE = 12;

  private final Contraction contraction;
  private Kernel.Operand left;
  private Kernel.Operand right;
  private Kernel.Operand result;

  private ContractBuilder(Value value, Memory memory) {
    this.contraction = (Contraction) value.operation();
    this.left = operand(value.operand(0), contraction.left(), memory);
    this.right = operand(value.operand(1), contraction.right(), memory);
    this.result = operand(memory.require(value), loops(value, contraction.result()));
  }

  private static List<IndexExpression> loops(Value value, List<Integer> labels) {
    List<IndexExpression> index = new ArrayList<>();
    for (int axis = 0; axis < labels.size(); axis++) {
      index.add(IndexExpression.loop(labels.get(axis), value.shape().get(axis)));
    }
    return index;
  }

  private static Kernel.Operand operand(Value value, List<Integer> labels, Memory memory) {
    Roots.View view = Roots.View.of(value, loops(value, labels));
    return operand(memory.require(view.base()), view.index());
  }

  private static Kernel.Operand operand(Location location, List<IndexExpression> index) {
    return new Kernel.Operand(location.place(), location.flat(index));
  }

  static Kernel.Contract build(Value value, Memory memory) {
    return new ContractBuilder(value, memory).build(value);
  }

  private Kernel.Contract build(Value value) {
    List<Kernel.Axis> shared = axes(value, contraction.shared());
    List<Kernel.Axis> rows = axes(value, only(contraction.left()));
    List<Kernel.Axis> columns = axes(value, only(contraction.right()));
    AxisJoin sums = AxisJoin.of(axes(value, contraction.summed()), List.of(left, right));
    left = sums.operands().get(0);
    right = sums.operands().get(1);
    AxisJoin leftRows = AxisJoin.of(rows, List.of(left, result));
    left = leftRows.operands().get(0);
    AxisJoin rightColumns = AxisJoin.of(columns, List.of(right, leftRows.operands().get(1)));
    right = rightColumns.operands().get(0);
    result = rightColumns.operands().get(1);
    rows = leftRows.axes();
    columns = rightColumns.axes();
    if (preferRows(rows, columns)) {
      Kernel.Operand swapped = left;
      left = right;
      right = swapped;
      List<Kernel.Axis> axes = rows;
      rows = columns;
      columns = axes;
    }
    Kernel.Axis column = vectorAxis(columns);
    Kernel.Axis row = tileAxis(rows);
    List<Kernel.Axis> outer = new ArrayList<>(shared);
    rows.stream().filter(axis -> !axis.equals(row)).forEach(outer::add);
    columns.stream().filter(axis -> !axis.equals(column)).forEach(outer::add);
    return new Kernel.Contract(
        List.of(value), value.element(), outer, row, column, sums.axes(), left, right, result);
  }

  private List<Integer> only(List<Integer> labels) {
    return contraction.result().stream()
        .filter(label -> labels.contains(label) && !contraction.shared().contains(label))
        .toList();
  }

  /** Axes of extent one have no loop. */
  private List<Kernel.Axis> axes(Value value, List<Integer> labels) {
    List<Kernel.Axis> axes = new ArrayList<>();
    for (int label : labels) {
      int at = contraction.left().indexOf(label);
      Dimension extent =
          at >= 0
              ? value.operand(0).shape().get(at)
              : value.operand(1).shape().get(contraction.right().indexOf(label));
      if (!extent.is(1)) {
        axes.add(new Kernel.Axis(label, extent));
      }
    }
    return axes;
  }

  /**
   * Whether the left operand's axes suit the vectors better: the result must be contiguous there.
   */
  private boolean preferRows(List<Kernel.Axis> rows, List<Kernel.Axis> columns) {
    Optional<Kernel.Axis> row = contiguous(rows);
    Optional<Kernel.Axis> column = contiguous(columns);
    if (row.isEmpty() || column.isEmpty()) {
      return row.isPresent();
    }
    return weight(row.get()) > weight(column.get());
  }

  private Optional<Kernel.Axis> contiguous(List<Kernel.Axis> axes) {
    return axes.stream().filter(axis -> result.stride(axis).is(1)).findFirst();
  }

  private Kernel.Axis vectorAxis(List<Kernel.Axis> columns) {
    return contiguous(columns)
        .orElseGet(
            () ->
                columns.isEmpty()
                    ? new Kernel.Axis(-1, Dimension.ONE)
                    : columns.get(columns.size() - 1));
  }

  /**
   * The axis whose neighbours share a tile: that of the nearest neighbours, as the pixels of a
   * line, if it fills a tile, for rows that are far apart each need a page of memory of their own;
   * else the longest.
   */
  private Kernel.Axis tileAxis(List<Kernel.Axis> rows) {
    return rows.stream()
        .filter(axis -> axis.extent().isConstant() && axis.extent().constant() >= TILE)
        .filter(axis -> left.stride(axis).isConstant() && left.stride(axis).constant() > 0)
        .min(Comparator.comparingLong(axis -> left.stride(axis).constant()))
        .or(() -> rows.stream().max(Comparator.comparingLong(ContractBuilder::weight)))
        .orElse(new Kernel.Axis(-2, Dimension.ONE));
  }

  /** The extent, a symbol counting as a large one. */
  private static long weight(Kernel.Axis axis) {
    return axis.extent().isConstant() ? axis.extent().constant() : 64;
  }
}
