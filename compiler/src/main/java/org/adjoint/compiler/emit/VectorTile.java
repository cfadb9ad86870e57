package org.adjoint.compiler.emit;

import java.util.List;
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
    closeLoops(lines);
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
    return method(tiles, rows + "x" + vectors * lanes, lines);
  }

  private String method(Tiles tiles, String size, Lines body) {
    StringBuilder declared =
        new StringBuilder("float[] x, int a, float[] y, int b, float[] z, int c");
    symbols.forEach(symbol -> declared.append(", int ").append(Indices.symbol(symbol)));
    return tiles.method("tile" + size, declared.toString(), body);
  }

  /**
   * The name of a method for one row of so few columns that no vector pays: a named sum each.
   *
   * @param columns how many, fewer than a vector has lanes
   */
  String nameOfSums(Tiles tiles, int columns) {
    Lines lines = new Lines();
    for (int column = 0; column < columns; column++) {
      lines.add("float s" + column + " = 0f;");
    }
    loops(lines, "b");
    lines.add("float left = x[i];");
    Dimension stride = contract.right().stride(contract.column());
    for (int column = 0; column < columns; column++) {
      String sum = "s" + column;
      lines.add(sum + " = Math.fma(left, y[j" + times(column, stride) + "], " + sum + ");");
    }
    closeLoops(lines);
    for (int column = 0; column < columns; column++) {
      lines.add("z[c" + plus(column) + "] = s" + column + ";");
    }
    return method(tiles, "1x" + columns, lines);
  }

  /** Opens the loops of the sum; {@code i} and {@code j} are where the operands are then read. */
  private void loops(Lines lines, String start) {
    List<Kernel.Axis> summed = contract.summed();
    List<Kernel.Axis> counted = summed.subList(0, countedTogether());
    counted.forEach(axis -> lines.add("int " + counter(axis) + " = 0;"));
    if (!counted.isEmpty()) {
      Dimension turns =
          counted.stream().map(Kernel.Axis::extent).reduce(Dimension.ONE, Dimension::times);
      lines.open("for (int k = 0; k < " + extent(turns) + "; k++)");
    }
    for (Kernel.Axis axis : summed.subList(counted.size(), summed.size())) {
      String k = counter(axis);
      lines.open("for (int " + k + " = 0; " + k + " < " + extent(axis.extent()) + "; " + k + "++)");
    }
    String left = "a";
    String right = start;
    for (Kernel.Axis axis : summed) {
      left += term(counter(axis), contract.left().stride(axis));
      right += start.equals("b") ? term(counter(axis), contract.right().stride(axis)) : "";
    }
    lines.add("int i = " + left + ";");
    lines.add("int j = " + right + ";");
  }

  /** Closes them; axes that are counted together go on like the digits of a number. */
  private void closeLoops(Lines lines) {
    List<Kernel.Axis> summed = contract.summed();
    int together = countedTogether();
    summed.subList(together, summed.size()).forEach(axis -> lines.close());
    if (together == 0) {
      return;
    }
    for (int place = together - 1; place > 0; place--) {
      String k = counter(summed.get(place));
      lines.add(k + "++;");
      lines.open("if (" + k + " == " + extent(summed.get(place).extent()) + ")");
      lines.add(k + " = 0;");
    }
    lines.add(counter(summed.get(0)) + "++;");
    for (int place = 0; place < together; place++) {
      lines.close();
    }
  }

  /**
   * How many of the summed axes, from the first, are one loop. Where an inner loop has an extent
   * that the text does not tell, C2 makes an object of each sum in every turn: a tile then takes
   * forty times as long.
   */
  private int countedTogether() {
    List<Kernel.Axis> summed = contract.summed();
    int together = 0;
    for (int place = 1; place < summed.size(); place++) {
      together = summed.get(place).extent().isConstant() ? together : place + 1;
    }
    return together;
  }

  private static String counter(Kernel.Axis axis) {
    return "k" + axis.number();
  }

  private void sum(Lines lines, boolean packed) {
    if (packed) {
      lines.add("int packed = b;");
    }
    loops(lines, packed ? "packed" : "b");
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
  }

  private String term(String variable, Dimension stride) {
    if (stride.is(0)) {
      return "";
    }
    return " + " + (stride.is(1) ? variable : variable + " * " + extent(stride));
  }

  private String times(int count, Dimension stride) {
    if (count == 0 || stride.is(0)) {
      return "";
    }
    return " + " + extent(stride.times(Dimension.of(count)));
  }

  private static String plus(int distance) {
    return distance == 0 ? "" : " + " + distance;
  }
}
