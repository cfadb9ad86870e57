package org.adjoint.compiler.emit;

import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.plan.Kernel;

/**
 * Prints a contraction with the Vector API: panels of columns, in them tiles of rows by two vectors
 * whose sums stay in registers over the whole of the summed axes.
 */
final class VectorContract {
  /**
   * Vectors of columns in a tile of one row. Each is one chain of additions, of four cycles each:
   * two would wait most of the time. Eight vectors of 16 read half a kilobyte at a stretch.
   */
  private static final int WIDE = 8;

  /** Columns of a single row from which on a padded vector of them pays. */
  private static final int WORTH_PACKING = 4;

  /** Workers among whom rows should divide evenly. */
  private static final int WORKERS = 2;

  private final Kernel.Contract contract;
  private final int lanes;
  private final Tiles tiles;
  private final Lines lines = new Lines();
  private final Parameters parameters = new Parameters();
  private final int tileRows;
  private final boolean rowsAreRange;

  VectorContract(Kernel.Contract contract, int lanes, Tiles tiles, long batch) {
    this.contract = contract;
    this.lanes = lanes;
    this.tiles = tiles;
    this.rowsAreRange = contract.divided().equals(contract.row());
    this.tileRows = tileRows(contract.row().extent().expected(batch));
  }

  /** The height that wastes the least on the last tiles; higher is better at a tie. */
  private int tileRows(long count) {
    int most = VectorTile.mostRows(lanes);
    int best = 1;
    double least = Double.MAX_VALUE;
    for (int height = 1; height <= Math.min(count, most); height++) {
      // A load of B is shared by the rows of a tile: it costs about as much as one more row.
      double padded =
          padded(count, height) + (double) WORKERS * padded((count + 1) / WORKERS, height);
      double cost = padded * (height + 1) / height;
      if (cost <= least) {
        least = cost;
        best = height;
      }
    }
    return best;
  }

  private static long padded(long count, int height) {
    return (count + height - 1) / height * height;
  }

  KernelMethod print() {
    parameters.useRange();
    parameters.array(contract.left().place());
    parameters.array(contract.right().place());
    parameters.array(contract.result().place());
    List<Kernel.Axis> outer = contract.outer();
    for (Kernel.Axis axis : outer) {
      boolean divided = axis.equals(contract.divided());
      String i = Indices.variable(axis.number());
      String start = divided ? "from" : "0";
      String end = divided ? "to" : parameters.extent(axis.extent());
      lines.open("for (int " + i + " = " + start + "; " + i + " < " + end + "; " + i + "++)");
    }
    lines.add("int a = " + ContractPrinter.start(parameters, contract.left(), outer) + ";");
    lines.add("int b = " + ContractPrinter.start(parameters, contract.right(), outer) + ";");
    lines.add("int c = " + ContractPrinter.start(parameters, contract.result(), outer) + ";");
    product();
    outer.forEach(axis -> lines.close());
    return new KernelMethod(lines, parameters, contract.parallelExtent());
  }

  /** Rows that fill no tile take wide tiles of one row each. */
  private void product() {
    if (tileRows == 1) {
      panels(true);
    } else if (!rowsAreRange && contract.row().extent().isConstant()) {
      panels(false);
    } else {
      lines.open("if (" + lastRow() + " - " + firstRow() + " < " + tileRows + ")");
      panels(true);
      lines.reopen("else");
      panels(false);
      lines.close();
    }
  }

  private String firstRow() {
    return rowsAreRange ? "from" : "0";
  }

  private String lastRow() {
    return rowsAreRange ? "to" : parameters.extent(contract.row().extent());
  }

  private void panels(boolean single) {
    Dimension columns = contract.column().extent();
    if (!columns.isConstant()) {
      symbolicPanels(columns, single);
      return;
    }
    long count = columns.constant();
    long at = 0;
    boolean inPlace = contract.right().stride(contract.column()).is(1);
    for (int vectors = single && inPlace ? WIDE : 2; vectors >= 1; vectors /= 2) {
      int width = vectors * lanes;
      long whole = (count - at) / width * width;
      if (whole > width) {
        lines.open("for (int j = " + at + "; j < " + (at + whole) + "; j += " + width + ")");
        panel("j", vectors, Integer.toString(width), single);
        lines.close();
      } else if (whole > 0) {
        panel(Long.toString(at), vectors, Integer.toString(width), single);
      }
      at += whole;
    }
    if (count > at && single) {
      sums(Long.toString(at), (int) (count - at));
    } else if (count > at) {
      panel(Long.toString(at), 1, Long.toString(count - at), single);
    }
  }

  private void symbolicPanels(Dimension columns, boolean single) {
    String end = parameters.extent(columns);
    int width = 2 * lanes;
    lines.add("int j = 0;");
    lines.open("for (; j <= " + end + " - " + width + "; j += " + width + ")");
    panel("j", 2, Integer.toString(width), single);
    lines.close();
    if (single) {
      lines.open("if (" + end + " - j < " + WORTH_PACKING + ")");
      lines.open("for (; j < " + end + "; j++)");
      sums("j", 1);
      lines.close();
      lines.close();
    }
    lines.open("for (; j < " + end + "; j += " + lanes + ")");
    panel("j", 1, "Math.min(" + lanes + ", " + end + " - j)", single);
    lines.close();
  }

  /** Single rows of a few columns, summed without vectors. */
  private void sums(String column, int count) {
    VectorTile tile = new VectorTile(contract, lanes, 1, 1);
    String name = tile.nameOfSums(tiles, count);
    String step =
        column.equals("0")
            ? ""
            : ContractPrinter.plus(parameters, column, contract.right().stride(contract.column()));
    lines.open("for (int i = " + firstRow() + "; i < " + lastRow() + "; i++)");
    String right = parameters.array(contract.right().place()) + ", b" + step;
    lines.add(name + "(" + operands(right, column) + tile.symbolArguments(parameters) + ");");
    lines.close();
  }

  /** What a tile is given: the left operand, the right one, and where the result goes. */
  private String operands(String right, String column) {
    return leftOperand() + ", " + right + ", " + resultArray() + ", " + resultAt(column);
  }

  private String leftOperand() {
    Dimension stride = contract.left().stride(contract.row());
    return parameters.array(contract.left().place())
        + ", a"
        + ContractPrinter.plus(parameters, "i", stride);
  }

  private String resultArray() {
    return parameters.array(contract.result().place());
  }

  private String resultAt(String column) {
    return "c"
        + ContractPrinter.plus(parameters, "i", contract.result().stride(contract.row()))
        + (column.equals("0") ? "" : " + " + column);
  }

  /**
   * The tiles of some columns: of whole vectors if {@code valid} says so, else padded with zeros.
   */
  private void panel(String column, int vectors, String valid, boolean single) {
    boolean padded = !valid.equals(Integer.toString(vectors * lanes));
    Dimension stride = contract.right().stride(contract.column());
    boolean packed = padded || !stride.is(1);
    lines.openBlock();
    if (packed) {
      lines.add("int valid = " + valid + ";");
      pack(column, vectors * lanes, stride);
    }
    if (single) {
      lines.open("for (int i = " + firstRow() + "; i < " + lastRow() + "; i++)");
      tile(1, column, vectors, packed, padded);
      lines.close();
    } else {
      tileLoop(column, vectors, packed, padded);
    }
    lines.close();
  }

  /** Copies the columns of the panel so that they are neighbours; what is no column is zero. */
  private void pack(String column, int width, Dimension stride) {
    String panel = parameters.local(Parameters.Local.PANEL);
    String source = parameters.array(contract.right().place());
    lines.add("int packed = 0;");
    String subscript = "b";
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
    lines.add("int source = " + subscript + ContractPrinter.plus(parameters, column, stride) + ";");
    lines.open("for (int n = 0; n < valid; n++)");
    lines.add(
        panel
            + "[packed + n] = "
            + source
            + "[source"
            + ContractPrinter.plus(parameters, "n", stride)
            + "];");
    lines.close();
    lines.open("for (int n = valid; n < " + width + "; n++)");
    lines.add(panel + "[packed + n] = 0f;");
    lines.close();
    lines.add("packed += " + width + ";");
    contract.summed().forEach(axis -> lines.close());
  }

  private void tileLoop(String column, int vectors, boolean packed, boolean padded) {
    String end = lastRow();
    lines.add("int i = " + firstRow() + ";");
    lines.open("for (; i <= " + end + " - " + tileRows + "; i += " + tileRows + ")");
    tile(tileRows, column, vectors, packed, padded);
    lines.close();
    boolean exact =
        !rowsAreRange
            && contract.row().extent().isConstant()
            && contract.row().extent().constant() % tileRows == 0;
    if (exact) {
      return;
    }
    // The last rows are computed in a tile that begins early: the rows it repeats get the same
    // bits.
    lines.open("if (i < " + end + ")");
    lines.add("i = " + end + " - " + tileRows + ";");
    tile(tileRows, column, vectors, packed, padded);
    lines.close();
  }

  private void tile(int rows, String column, int vectors, boolean packed, boolean padded) {
    Kernel.Axis axis = contract.row();
    VectorTile tile = new VectorTile(contract, lanes, rows, vectors);
    String name = tile.name(tiles, packed, padded);
    String right =
        packed
            ? parameters.local(Parameters.Local.PANEL) + ", 0"
            : parameters.array(contract.right().place())
                + ", b"
                + (column.equals("0") ? "" : " + " + column);
    String symbols = tile.symbolArguments(parameters);
    if (!padded) {
      lines.add(name + "(" + operands(right, column) + symbols + ");");
      return;
    }
    String out = parameters.local(Parameters.Local.PARTIALS);
    lines.add(name + "(" + leftOperand() + ", " + right + ", " + out + ", 0" + symbols + ");");
    lines.open("for (int r = 0; r < " + rows + "; r++)");
    lines.open("for (int n = 0; n < valid; n++)");
    String stride = ContractPrinter.plus(parameters, "r", contract.result().stride(axis));
    String place = resultArray() + "[" + resultAt(column) + stride + " + n]";
    lines.add(place + " = " + out + "[r * " + lanes + " + n];");
    lines.close();
    lines.close();
  }
}
