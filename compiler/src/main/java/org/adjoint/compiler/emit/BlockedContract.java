package org.adjoint.compiler.emit;

import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.plan.Kernel;

/**
 * Prints a contraction of long sums with the Vector API, as a weight's gradient is one: block by
 * block of the summed axes, so that what the tiles of a block read is in the cache for all of them.
 * Between blocks the sums wait in the result, which takes no bit of them.
 */
final class BlockedContract {
  /** Elements of both operands that a block reads; the cache holds them with room to spare. */
  private static final int BLOCK = 1 << 16;

  /** Terms of a block from which on reading and writing the sums costs little. */
  private static final int SHORTEST = 128;

  /** Tiles that read a panel from which on it is worth a copy. */
  private static final int READERS = 3;

  /** Elements of both operands that stay in the cache without blocks. */
  private static final int SMALL = 3 * BLOCK;

  private final Kernel.Contract contract;
  private final int lanes;
  private final Tiles tiles;
  private final Lines lines = new Lines();
  private final Parameters parameters = new Parameters();
  private final int tileRows;

  private BlockedContract(Kernel.Contract contract, int lanes, Tiles tiles) {
    this.contract = contract;
    this.lanes = lanes;
    this.tiles = tiles;
    this.tileRows = tileRows(contract, lanes);
  }

  /**
   * Whether the contraction has long sums for a known number of rows and of whole vectors.
   *
   * @param batch the rows to expect of a batch
   */
  static boolean suits(Kernel.Contract contract, int lanes, long batch) {
    List<Kernel.Axis> summed = contract.summed();
    boolean known =
        !summed.isEmpty()
            && contract.row().extent().isConstant()
            && contract.column().extent().isConstant()
            && summed.stream().skip(1).allMatch(axis -> axis.extent().isConstant());
    if (!known || !contract.right().stride(contract.column()).is(1)) {
      return false;
    }
    long terms = inner(contract) * summed.get(0).extent().expected(batch);
    return contract.column().extent().constant() % lanes == 0
        && rows(contract) >= VectorTile.mostRows(lanes) / 2
        && contract.row().extent().constant() % tileRows(contract, lanes) == 0
        && terms * width(contract) > SMALL
        && terms >= 2L * turns(contract) * inner(contract);
  }

  private static long rows(Kernel.Contract contract) {
    return contract.row().extent().constant();
  }

  /** Elements of both operands for each term of the sums. */
  private static long width(Kernel.Contract contract) {
    return rows(contract) + contract.column().extent().constant();
  }

  /** Terms for each turn of the outermost summed axis. */
  private static long inner(Kernel.Contract contract) {
    return contract.summed().stream()
        .skip(1)
        .mapToLong(axis -> axis.extent().constant())
        .reduce(1, Math::multiplyExact);
  }

  /** Turns of the outermost summed axis in a block. */
  private static long turns(Kernel.Contract contract) {
    long terms = Math.max(SHORTEST, BLOCK / width(contract));
    return Math.max(1, terms / inner(contract));
  }

  /** The most rows that divide all rows: a tile may not repeat one. */
  private static int tileRows(Kernel.Contract contract, int lanes) {
    int height = VectorTile.mostRows(lanes);
    while (height > 1 && rows(contract) % height != 0) {
      height--;
    }
    return height;
  }

  static KernelMethod print(Kernel.Contract contract, int lanes, Tiles tiles) {
    return new BlockedContract(contract, lanes, tiles).print();
  }

  private KernelMethod print() {
    parameters.useRange();
    parameters.array(contract.left().place());
    parameters.array(contract.right().place());
    parameters.array(contract.result().place());
    clear();
    Dimension extent = contract.summed().get(0).extent();
    String end = parameters.extent(extent);
    long turns = turns(contract);
    lines.open("for (int first = 0; first < " + end + "; first += " + turns + ")");
    lines.add("int end = Math.min(first + " + turns + ", " + end + ");");
    // A panel serves all turns of the loops that the right operand does not have.
    List<Kernel.Axis> around = outer(true);
    around.forEach(this::open);
    declare("b", contract.right(), around);
    panels();
    around.forEach(axis -> lines.close());
    lines.close();
    int alignment = contract.divided().equals(contract.row()) ? tileRows : 1;
    return new KernelMethod(lines, parameters, contract.parallelExtent(), alignment);
  }

  private List<Kernel.Axis> outer(boolean inRight) {
    return contract.outer().stream()
        .filter(axis -> contract.right().stride(axis).is(0) != inRight)
        .toList();
  }

  /** Sums begin at zero. */
  private void clear() {
    contract.outer().forEach(this::open);
    declare("cleared", contract.result(), contract.outer());
    openRows(1);
    String start = "cleared" + ContractPrinter.plus(parameters, "i", stride(contract.result()));
    String end = start + " + " + contract.column().extent().constant();
    String array = parameters.array(contract.result().place());
    lines.add(Lines.ARRAYS + ".fill(" + array + ", " + start + ", " + end + ", 0f);");
    lines.close();
    contract.outer().forEach(axis -> lines.close());
  }

  private void declare(String name, Kernel.Operand operand, List<Kernel.Axis> axes) {
    lines.add("int " + name + " = " + ContractPrinter.start(parameters, operand, axes) + ";");
  }

  private Dimension stride(Kernel.Operand operand) {
    return operand.stride(contract.row());
  }

  private void open(Kernel.Axis axis) {
    open(Indices.variable(axis.number()), axis, 1);
  }

  private void openRows(int step) {
    open("i", contract.row(), step);
  }

  private void open(String i, Kernel.Axis axis, int step) {
    boolean divided = axis.equals(contract.divided());
    String start = divided ? "from" : "0";
    String end = divided ? "to" : parameters.extent(axis.extent());
    String next = step == 1 ? i + "++" : i + " += " + step;
    lines.open("for (int " + i + " = " + start + "; " + i + " < " + end + "; " + next + ")");
  }

  private void panels() {
    long columns = contract.column().extent().constant();
    long at = 0;
    for (int vectors = 2; vectors >= 1; vectors--) {
      int width = vectors * lanes;
      long whole = (columns - at) / width * width;
      if (whole > width) {
        lines.open("for (int j = " + at + "; j < " + (at + whole) + "; j += " + width + ")");
        panel("j", vectors);
        lines.close();
      } else if (whole > 0) {
        lines.openBlock();
        panel(Long.toString(at), vectors);
        lines.close();
      }
      at += whole;
    }
  }

  private void panel(String column, int vectors) {
    String step = column.equals("0") ? "" : " + " + column;
    boolean packed = isPacked(vectors * lanes);
    if (packed) {
      pack(step, vectors * lanes);
    }
    List<Kernel.Axis> inside = outer(false);
    inside.forEach(this::open);
    declare("a", contract.left(), contract.outer());
    declare("c", contract.result(), contract.outer());
    openRows(tileRows);
    VectorTile tile = new VectorTile(contract, lanes, tileRows, vectors);
    String name = tile.nameOfBlock(tiles, packed);
    String left = "a" + ContractPrinter.plus(parameters, "i", stride(contract.left()));
    String right =
        packed
            ? parameters.local(Parameters.Local.PANEL) + ", 0"
            : parameters.array(contract.right().place()) + ", b" + step;
    String result = "c" + ContractPrinter.plus(parameters, "i", stride(contract.result())) + step;
    String operands =
        String.join(
            ", ",
            parameters.array(contract.left().place()),
            left,
            right,
            parameters.array(contract.result().place()),
            result);
    String symbols = tile.symbolArguments(parameters);
    lines.add(name + "(" + operands + ", first, end" + symbols + ");");
    lines.close();
    inside.forEach(axis -> lines.close());
  }

  /**
   * Whether enough tiles read a panel for it to be copied: its lines, far apart in the operand,
   * would drive each other out of the cache.
   */
  private boolean isPacked(int width) {
    List<Kernel.Axis> summed = contract.summed();
    Dimension apart = contract.right().stride(summed.get(summed.size() - 1));
    return !apart.is(width) && rows(contract) / tileRows >= READERS;
  }

  private void pack(String step, int width) {
    List<Kernel.Axis> summed = contract.summed();
    lines.add("int packed = 0;");
    StringBuilder source = new StringBuilder("b" + step);
    for (Kernel.Axis axis : summed) {
      String k = "k" + axis.number();
      boolean part = axis.equals(summed.get(0));
      String start = part ? "first" : "0";
      String end = part ? "end" : parameters.extent(axis.extent());
      lines.open("for (int " + k + " = " + start + "; " + k + " < " + end + "; " + k + "++)");
      source.append(ContractPrinter.plus(parameters, k, contract.right().stride(axis)));
    }
    String array = parameters.array(contract.right().place());
    String panel = parameters.local(Parameters.Local.PANEL);
    lines.add(
        "System.arraycopy(" + array + ", " + source + ", " + panel + ", packed, " + width + ");");
    lines.add("packed += " + width + ";");
    summed.forEach(axis -> lines.close());
  }
}
