package org.adjoint.compiler.emit;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.plan.Kernel;

/**
 * Which operand of a contraction is copied into a panel, along whose rows C2 then makes vectors,
 * and which one gives the factors of these rows.
 *
 * @param shared axes that both operands have: loops around it all
 * @param wide the operand that is copied
 * @param along the axes of the wide operand alone, which a row of the panel runs through
 * @param tall the operand of the factors
 * @param down the axes of the tall operand alone
 */
record PanelSides(
    List<Kernel.Axis> shared,
    Kernel.Operand wide,
    List<Kernel.Axis> along,
    Kernel.Operand tall,
    List<Kernel.Axis> down) {
  /** Nanoseconds of a fused multiply-add where all columns of a row are summed in place. */
  private static final double IN_PLACE = 0.2;

  /** The same in a row of a panel that is long. */
  private static final double IN_PANEL = 0.026;

  /**
   * The length of a row that loses as much time before and behind the vectors as it takes in them.
   */
  private static final double LOST = 100;

  /** Nanoseconds to copy an element of a line. */
  private static final double IN_LINE = 0.1;

  /** The same of elements that lie apart. */
  private static final double FROM_ANYWHERE = 0.7;

  /** Nanoseconds to begin and end a row of sums, however short it is. */
  private static final double ROW = 30;

  PanelSides {
    shared = List.copyOf(shared);
    along = List.copyOf(along);
    down = List.copyOf(down);
  }

  /** The sides that take the least time for such a batch. */
  static PanelSides of(Kernel.Contract contract, long batch) {
    List<Kernel.Axis> shared =
        contract.outer().stream().filter(axis -> isShared(contract, axis)).toList();
    List<Kernel.Axis> rows = rows(contract);
    List<Kernel.Axis> columns = columns(contract);
    PanelSides right =
        new PanelSides(
            shared,
            contract.right(),
            neighboursLast(columns, contract.right(), batch),
            contract.left(),
            rows);
    PanelSides left =
        new PanelSides(
            shared,
            contract.left(),
            neighboursLast(rows, contract.left(), batch),
            contract.right(),
            columns);
    return right.nanoseconds(contract, batch) <= left.nanoseconds(contract, batch) ? right : left;
  }

  private static boolean isShared(Kernel.Contract contract, Kernel.Axis axis) {
    return isIn(contract.left(), axis) && isIn(contract.right(), axis);
  }

  private static boolean isIn(Kernel.Operand operand, Kernel.Axis axis) {
    return !operand.stride(axis).is(0);
  }

  /** The axes that the right operand does not have. */
  static List<Kernel.Axis> rows(Kernel.Contract contract) {
    Stream<Kernel.Axis> outer =
        contract.outer().stream().filter(axis -> !isIn(contract.right(), axis));
    return Stream.concat(outer, Stream.of(contract.row())).toList();
  }

  /** The axes that the right operand alone has. */
  static List<Kernel.Axis> columns(Kernel.Contract contract) {
    Stream<Kernel.Axis> outer =
        contract.outer().stream()
            .filter(axis -> isIn(contract.right(), axis) && !isIn(contract.left(), axis));
    return Stream.concat(outer, Stream.of(contract.column())).toList();
  }

  /** So that a row of the panel goes through the operand as it lies. */
  private static List<Kernel.Axis> neighboursLast(
      List<Kernel.Axis> axes, Kernel.Operand operand, long batch) {
    return axes.stream()
        .sorted(Comparator.comparingLong(axis -> -operand.stride(axis).expected(batch)))
        .toList();
  }

  /** Whether sums in place, without a panel, take no longer. */
  static boolean isNeedless(Kernel.Contract contract, long batch) {
    PanelSides sides = of(contract, batch);
    double sums = (double) extent(sides.along, batch) * extent(sides.down, batch);
    return IN_PLACE * sums * depth(contract, batch) <= sides.nanoseconds(contract, batch);
  }

  /** The time of one turn of the shared axes. */
  private double nanoseconds(Kernel.Contract contract, long batch) {
    double width = extent(along, batch);
    double height = extent(down, batch);
    double depth = depth(contract, batch);
    double row = Math.min(width, PortablePanel.WIDTH);
    double add = IN_PANEL * (1 + LOST / row);
    double copy = isLinear(wide) ? IN_LINE : FROM_ANYWHERE;
    double blocks = Math.ceil(depth / PortablePanel.DEPTH);
    double results = (isLinear(contract.result()) ? IN_LINE : FROM_ANYWHERE) * (2 * blocks - 1);
    double rows = height * blocks * Math.ceil(width / PortablePanel.WIDTH);
    return width * (depth * copy + height * (depth * add + results)) + rows * ROW;
  }

  private static double extent(List<Kernel.Axis> axes, long batch) {
    double extent = 1;
    for (Kernel.Axis axis : axes) {
      extent *= axis.extent().expected(batch);
    }
    return extent;
  }

  private static double depth(Kernel.Contract contract, long batch) {
    return extent(contract.summed(), batch);
  }

  /** Whether what a row of the panel runs through lies together in an operand or in the result. */
  boolean isLinear(Kernel.Operand operand) {
    return along.size() == 1 && operand.stride(along.get(0)).is(1);
  }

  /** The axis of the tall operand whose neighbours share a tile. */
  Kernel.Axis tile() {
    return down.get(down.size() - 1);
  }

  static Dimension product(List<Kernel.Axis> axes) {
    Dimension extent = Dimension.ONE;
    for (Kernel.Axis axis : axes) {
      extent = extent.times(axis.extent());
    }
    return extent;
  }
}
