package org.adjoint.compiler.emit;

import java.util.TreeSet;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.plan.Kernel;

/**
 * Prints the method of one tile: its sums are named vectors, for an array of them would be slow.
 */
final class VectorTile {
  private final Kernel.Contract contract;
  private final int lanes;
  private final int rows;
  private final int vectors;
  private final TreeSet<String> symbols = new TreeSet<>();

  VectorTile(Kernel.Contract contract, int lanes, int rows, int vectors) {
    this.contract = contract;
    this.lanes = lanes;
    this.rows = rows;
    this.vectors = vectors;
  }

  /** What a call adds for the symbols in the tile's strides and extents. */
  String symbolArguments(Parameters parameters) {
    StringBuilder text = new StringBuilder();
    for (String symbol : symbols) {
      text.append(", ").append(parameters.extent(Dimension.symbol(symbol)));
    }
    return text.toString();
  }

  private String extent(Dimension dimension) {
    symbols.addAll(dimension.symbols());
    return Indices.extent(dimension);
  }

  /** The name of the method. */
  String name(Tiles tiles, boolean packed, boolean padded) {
    Lines lines = new Lines();
    for (int row = 0; row < rows; row++) {
      for (int vector = 0; vector < vectors; vector++) {
        lines.add(
            Lines.FLOAT_VECTOR
                + " s"
                + row
                + "_"
                + vector
                + " = "
                + Lines.FLOAT_VECTOR
                + ".zero(FLOATS);");
      }
    }
    sum(lines, packed);
    Dimension stride = padded ? Dimension.of(lanes) : contract.result().stride(contract.row());
    for (int row = 0; row < rows; row++) {
      for (int vector = 0; vector < vectors; vector++) {
        lines.add(
            "s"
                + row
                + "_"
                + vector
                + ".intoArray(z, c"
                + times(row, stride)
                + plus(vector * lanes)
                + ");");
      }
    }
    StringBuilder declared =
        new StringBuilder("float[] x, int a, float[] y, int b, float[] z, int c");
    symbols.forEach(symbol -> declared.append(", int ").append(Indices.symbol(symbol)));
    return tiles.method("tile" + rows + "x" + vectors * lanes, declared.toString(), lines);
  }

  private void sum(Lines lines, boolean packed) {
    String left = "a";
    String right = "b";
    if (packed) {
      lines.add("int packed = b;");
    }
    for (Kernel.Axis axis : contract.summed()) {
      String k = "k" + axis.number();
      lines.open("for (int " + k + " = 0; " + k + " < " + extent(axis.extent()) + "; " + k + "++)");
      left += term(k, contract.left().stride(axis));
      right += term(k, contract.right().stride(axis));
    }
    lines.add("int i = " + left + ";");
    lines.add("int j = " + (packed ? "packed" : right) + ";");
    for (int vector = 0; vector < vectors; vector++) {
      lines.add(
          Lines.FLOAT_VECTOR
              + " y"
              + vector
              + " = "
              + Lines.FLOAT_VECTOR
              + ".fromArray(FLOATS, y, j"
              + plus(vector * lanes)
              + ");");
    }
    Dimension stride = contract.left().stride(contract.row());
    for (int row = 0; row < rows; row++) {
      lines.add(
          Lines.FLOAT_VECTOR
              + " x"
              + row
              + " = "
              + Lines.FLOAT_VECTOR
              + ".broadcast(FLOATS, x[i"
              + times(row, stride)
              + "]);");
      for (int vector = 0; vector < vectors; vector++) {
        String sum = "s" + row + "_" + vector;
        lines.add(sum + " = x" + row + ".fma(y" + vector + ", " + sum + ");");
      }
    }
    if (packed) {
      lines.add("packed += " + vectors * lanes + ";");
    }
    contract.summed().forEach(axis -> lines.close());
  }

  private String term(String variable, Dimension stride) {
    if (stride.is(0)) {
      return "";
    }
    return " + " + (stride.is(1) ? variable : variable + " * " + extent(stride));
  }

  private String times(int row, Dimension stride) {
    if (row == 0 || stride.is(0)) {
      return "";
    }
    return " + " + extent(stride.times(Dimension.of(row)));
  }

  private static String plus(int distance) {
    return distance == 0 ? "" : " + " + distance;
  }
}
