package org.adjoint.compiler.emit;

import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.plan.Kernel;

/**
 * Prints a contraction as plain Java: over panels, or summed in place where that takes less time.
 */
final class PortableContract {
  /** Columns whose sums a single row has in registers. */
  private static final int SUMS = 8;

  private final Kernel.Contract contract;
  private final Tiles tiles;
  private final long batch;
  private final Lines lines = new Lines();
  private final Parameters parameters = new Parameters();

  PortableContract(Kernel.Contract contract, Tiles tiles, long batch) {
    this.contract = contract;
    this.tiles = tiles;
    this.batch = batch;
  }

  KernelMethod print() {
    parameters.useRange();
    parameters.array(contract.left().place());
    parameters.array(contract.right().place());
    parameters.array(contract.result().place());
    if (PanelSides.isNeedless(contract, batch)) {
      rowsInPlace();
    } else if (contract.divided().equals(contract.row())) {
      lines.open("if (to - from < " + PortableTile.ROWS + ")");
      rowsInPlace();
      lines.reopen("else");
      panels();
      lines.close();
    } else {
      panels();
    }
    return new KernelMethod(lines, parameters, contract.parallelExtent());
  }

  private void panels() {
    PanelSides sides = PanelSides.of(contract, batch);
    new PortablePanel(contract, sides, new PortableTile(tiles), lines, parameters).print();
  }

  private void rowsInPlace() {
    List<Kernel.Axis> outer = contract.outer();
    for (Kernel.Axis axis : outer) {
      open(Indices.variable(axis.number()), axis.equals(contract.divided()), axis);
    }
    lines.add("int a = " + ContractPrinter.start(parameters, contract.left(), outer) + ";");
    lines.add("int b = " + ContractPrinter.start(parameters, contract.right(), outer) + ";");
    lines.add("int c = " + ContractPrinter.start(parameters, contract.result(), outer) + ";");
    open("i", contract.row().equals(contract.divided()), contract.row());
    columns(contract.column().extent());
    lines.close();
    outer.forEach(axis -> lines.close());
  }

  private void open(String i, boolean ranged, Kernel.Axis axis) {
    String start = ranged ? "from" : "0";
    String end = ranged ? "to" : parameters.extent(axis.extent());
    lines.open("for (int " + i + " = " + start + "; " + i + " < " + end + "; " + i + "++)");
  }

  private void columns(Dimension columns) {
    String end = parameters.extent(columns);
    int rest = columns.isConstant() ? (int) (columns.constant() % SUMS) : 1;
    boolean whole = !columns.isConstant() || columns.constant() >= SUMS;
    lines.add("int j = 0;");
    if (whole) {
      lines.open("for (; j <= " + end + " - " + SUMS + "; j += " + SUMS + ")");
      sums(SUMS);
      lines.close();
    }
    if (!columns.isConstant()) {
      lines.open("for (; j < " + end + "; j++)");
      sums(1);
      lines.close();
    } else if (rest > 0) {
      sums(rest);
    }
  }

  /** Some columns of a row, each a named sum. */
  private void sums(int count) {
    VectorTile tile = new VectorTile(contract, 1, 1, 1);
    String name = tile.nameOfSums(tiles, count);
    String operands =
        operand(contract.left(), "a", Dimension.ZERO)
            + ", "
            + operand(contract.right(), "b", contract.right().stride(contract.column()))
            + ", "
            + operand(contract.result(), "c", contract.result().stride(contract.column()));
    lines.add(name + "(" + operands + tile.symbolArguments(parameters) + ");");
  }

  /** An operand's array and where its row {@code i} and its column {@code j} are. */
  private String operand(Kernel.Operand operand, String start, Dimension column) {
    String row = ContractPrinter.plus(parameters, "i", operand.stride(contract.row()));
    return parameters.array(operand.place())
        + ", "
        + start
        + row
        + ContractPrinter.plus(parameters, "j", column);
  }
}
