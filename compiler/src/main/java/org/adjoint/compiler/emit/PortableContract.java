package org.adjoint.compiler.emit;

import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.plan.Kernel;

/**
 * Prints a contraction as plain Java in the one form that C2 turns into vectors: the rows of the
 * right operand and of the result are arrays of their own, all indexed by the bare column.
 */
final class PortableContract {
  /** Rows of the result, and steps of the sum, in one body. */
  private static final int BLOCK = 3;

  /** Columns whose sums a single row has in registers. */
  private static final int SUMS = 8;

  /** Elements of a right operand that stays in the first-level cache while a row reads it. */
  private static final int SMALL = 4096;

  private final Kernel.Contract contract;
  private final Tiles tiles;
  private final Lines lines = new Lines();
  private final Parameters parameters = new Parameters();

  PortableContract(Kernel.Contract contract, Tiles tiles) {
    this.contract = contract;
    this.tiles = tiles;
  }

  KernelMethod print() {
    parameters.useRange();
    parameters.array(contract.left().place());
    parameters.array(contract.right().place());
    parameters.array(contract.result().place());
    List<Kernel.Axis> outer = contract.outer();
    for (int place = 0; place < outer.size(); place++) {
      String i = Indices.variable(outer.get(place).number());
      String start = place == 0 ? "from" : "0";
      String end = place == 0 ? "to" : parameters.extent(outer.get(place).extent());
      lines.open("for (int " + i + " = " + start + "; " + i + " < " + end + "; " + i + "++)");
    }
    lines.add("int a = " + ContractPrinter.start(parameters, contract.left(), outer) + ";");
    lines.add("int b = " + ContractPrinter.start(parameters, contract.right(), outer) + ";");
    lines.add("int c = " + ContractPrinter.start(parameters, contract.result(), outer) + ";");
    boolean few = readsInPlace();
    if (few) {
      lines.open("if (to - from < " + BLOCK + ")");
      rowsInPlace();
      lines.reopen("else");
    }
    lines.add("float[][] y = " + parameters.local(Parameters.Local.PANEL_ROWS) + ";");
    lines.add("int columns = " + parameters.extent(contract.column().extent()) + ";");
    copyRows();
    rows();
    if (few) {
      lines.close();
    }
    outer.forEach(axis -> lines.close());
    return new KernelMethod(lines, parameters, contract.parallelExtent());
  }

  /** Whether few rows had better read a small right operand where it is than copy it. */
  private boolean readsInPlace() {
    Dimension size = summedExtent().times(contract.column().extent());
    return contract.outer().isEmpty()
        && contract.right().stride(contract.column()).is(1)
        && size.isConstant()
        && size.constant() <= SMALL;
  }

  private void rowsInPlace() {
    int count = Math.toIntExact(contract.column().extent().constant());
    int whole = count / SUMS * SUMS;
    lines.open("for (int i = from; i < to; i++)");
    if (whole > 0) {
      lines.open("for (int j = 0; j < " + whole + "; j += " + SUMS + ")");
      sums("j", SUMS);
      lines.close();
    }
    if (whole < count) {
      sums(Integer.toString(whole), count - whole);
    }
    lines.close();
  }

  /** Some columns of a row, each a named sum. */
  private void sums(String column, int count) {
    VectorTile tile = new VectorTile(contract, 1, 1, 1);
    String name = tile.nameOfSums(tiles, count);
    String operands =
        operand(contract.left(), "a", "")
            + ", "
            + parameters.array(contract.right().place())
            + ", b + "
            + column
            + ", "
            + operand(contract.result(), "c", " + " + column);
    lines.add(name + "(" + operands + tile.symbolArguments(parameters) + ");");
  }

  /** An operand's array and where its row {@code i} begins. */
  private String operand(Kernel.Operand operand, String start, String column) {
    String row = ContractPrinter.plus(parameters, "i", operand.stride(contract.row()));
    return parameters.array(operand.place()) + ", " + start + row + column;
  }

  private Dimension summedExtent() {
    Dimension extent = Dimension.ONE;
    for (Kernel.Axis axis : contract.summed()) {
      extent = extent.times(axis.extent());
    }
    return extent;
  }

  /** Copies each row of the right operand, and the place of each element of the left, once. */
  private void copyRows() {
    String source = parameters.array(contract.right().place());
    Dimension stride = contract.right().stride(contract.column());
    String subscript = "b";
    lines.add("int filled = " + BLOCK + ";");
    for (Kernel.Axis axis : contract.summed()) {
      String k = "k" + axis.number();
      lines.open(
          "for (int "
              + k
              + " = 0; "
              + k
              + " < "
              + parameters.extent(axis.extent())
              + "; "
              + k
              + "++)");
      subscript += ContractPrinter.plus(parameters, k, contract.right().stride(axis));
    }
    lines.add("float[] row = y[filled++];");
    if (stride.is(1)) {
      lines.add("System.arraycopy(" + source + ", " + subscript + ", row, 0, columns);");
    } else {
      lines.open("for (int n = 0; n < columns; n++)");
      lines.add(
          "row[n] = "
              + source
              + "["
              + subscript
              + ContractPrinter.plus(parameters, "n", stride)
              + "];");
      lines.close();
    }
    contract.summed().forEach(axis -> lines.close());
  }

  private void rows() {
    boolean ranged = contract.outer().isEmpty();
    String first = ranged ? "from" : "0";
    String end = ranged ? "to" : parameters.extent(contract.row().extent());
    lines.add("int i = " + first + ";");
    lines.open("for (; i <= " + end + " - " + BLOCK + "; i += " + BLOCK + ")");
    block(BLOCK);
    lines.close();
    lines.open("for (; i < " + end + "; i++)");
    block(1);
    lines.close();
  }

  private void block(int rows) {
    for (int row = 0; row < rows; row++) {
      lines.add(Lines.ARRAYS + ".fill(y[" + row + "], 0, columns, 0f);");
    }
    List<Kernel.Axis> summed = contract.summed();
    String x = parameters.array(contract.left().place());
    String base =
        "a" + ContractPrinter.plus(parameters, "i", contract.left().stride(contract.row()));
    lines.openBlock();
    lines.add("int k = " + BLOCK + ";");
    for (int place = 0; place < summed.size() - 1; place++) {
      String k = "k" + summed.get(place).number();
      lines.open(
          "for (int "
              + k
              + " = 0; "
              + k
              + " < "
              + parameters.extent(summed.get(place).extent())
              + "; "
              + k
              + "++)");
      base += ContractPrinter.plus(parameters, k, contract.left().stride(summed.get(place)));
    }
    if (!summed.isEmpty()) {
      Kernel.Axis last = summed.get(summed.size() - 1);
      String q = "k" + last.number();
      String end = parameters.extent(last.extent());
      lines.add("int " + q + " = 0;");
      lines.open("for (; " + q + " <= " + end + " - " + BLOCK + "; " + q + " += " + BLOCK + ")");
      call(rows, BLOCK, x, base, q, last);
      lines.close();
      lines.open("for (; " + q + " < " + end + "; " + q + "++)");
      call(rows, 1, x, base, q, last);
      lines.close();
    } else {
      call(rows, 1, x, base, "", null);
    }
    for (int place = 0; place < summed.size() - 1; place++) {
      lines.close();
    }
    lines.close();
    String z = parameters.array(contract.result().place());
    String result =
        "c" + ContractPrinter.plus(parameters, "i", contract.result().stride(contract.row()));
    for (int row = 0; row < rows; row++) {
      Dimension distance = contract.result().stride(contract.row()).times(Dimension.of(row));
      String at = distance.is(0) ? result : result + " + " + parameters.extent(distance);
      lines.add("System.arraycopy(y[" + row + "], 0, " + z + ", " + at + ", columns);");
    }
  }

  private void call(
      int rows,
      int steps,
      String x,
      String base,
      String q,
      Kernel.@org.jspecify.annotations.Nullable Axis last) {
    StringBuilder text = new StringBuilder(method(rows, steps)).append("(columns");
    for (int row = 0; row < rows; row++) {
      text.append(", y[").append(row).append("]");
    }
    for (int step = 0; step < steps; step++) {
      text.append(", y[k + ").append(step).append("]");
    }
    Dimension along = last == null ? Dimension.ZERO : contract.left().stride(last);
    String at = base + (last == null ? "" : ContractPrinter.plus(parameters, q, along));
    for (int row = 0; row < rows; row++) {
      for (int step = 0; step < steps; step++) {
        Dimension distance =
            contract
                .left()
                .stride(contract.row())
                .times(Dimension.of(row))
                .plus(along.times(Dimension.of(step)));
        text.append(", ").append(x).append("[").append(at);
        text.append(distance.is(0) ? "" : " + " + parameters.extent(distance)).append("]");
      }
    }
    lines.add(text.append(");").toString());
    lines.add("k += " + steps + ";");
  }

  private String method(int rows, int steps) {
    StringBuilder declared = new StringBuilder("int columns");
    for (int row = 0; row < rows; row++) {
      declared.append(", float[] z").append(row);
    }
    for (int step = 0; step < steps; step++) {
      declared.append(", float[] y").append(step);
    }
    Lines body = new Lines();
    body.open("for (int j = 0; j < columns; j++)");
    for (int step = 0; step < steps; step++) {
      body.add("float q" + step + " = y" + step + "[j];");
    }
    for (int row = 0; row < rows; row++) {
      String sum = "z" + row + "[j]";
      for (int step = 0; step < steps; step++) {
        declared.append(", float x").append(row).append("_").append(step);
        sum = "Math.fma(x" + row + "_" + step + ", q" + step + ", " + sum + ")";
      }
      body.add("z" + row + "[j] = " + sum + ";");
    }
    body.close();
    return tiles.method("rows" + rows + "x" + steps, declared.toString(), body);
  }

  /** How many rows of how many columns the worker's panel has to hold. */
  static Dimension panelRows(Kernel.Contract contract) {
    return new PortableContract(contract, new Tiles()).summedExtent().plus(Dimension.of(BLOCK));
  }
}
