package org.adjoint.compiler.emit;

import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.plan.Kernel;

/**
 * Prints the method of one tile: its sums are named vectors, for an array of them would be slow.
 */
final class VectorTile {
  /** The most rows of a tile of two vectors of columns, where there are 32 vector registers. */
  private static final int MOST_ROWS = 14;

  /** The same where there are 16, as with AVX2. */
  private static final int MOST_ROWS_OF_FEW_REGISTERS = 6;

  private final Kernel.Contract contract;
  private final int lanes;
  private final int rows;
  private final int vectors;
  private final TreeSet<String> symbols = new TreeSet<>();
  private boolean block;

  VectorTile(Kernel.Contract contract, int lanes, int rows, int vectors) {
    this.contract = contract;
    this.lanes = lanes;
    this.rows = rows;
    this.vectors = vectors;
  }

  /** The most rows of a tile of two vectors of columns. */
  static int mostRows(int lanes) {
    return lanes == 8 ? MOST_ROWS_OF_FEW_REGISTERS : MOST_ROWS;
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
    forEachSum(sum -> begin(lines, sum, ".zero(FLOATS);"));
    sum(lines, packed);
    closeLoops(lines);
    Dimension stride = padded ? Dimension.of(lanes) : contract.result().stride(contract.row());
    forEachSum(sum -> lines.add(sum.name() + ".intoArray(z, " + sum.place(stride) + ");"));
    return method(tiles, rows + "x" + vectors * lanes, lines);
  }

  /**
   * The name of a method that goes on with sums that stand in the result: it adds the terms of the
   * outermost summed axis from {@code first} to below {@code end}.
   */
  String nameOfBlock(Tiles tiles, boolean packed) {
    block = true;
    Lines lines = new Lines();
    Dimension stride = contract.result().stride(contract.row());
    forEachSum(sum -> begin(lines, sum, ".fromArray(FLOATS, z, " + sum.place(stride) + ");"));
    sum(lines, packed);
    closeLoops(lines);
    forEachSum(sum -> lines.add(sum.name() + ".intoArray(z, " + sum.place(stride) + ");"));
    return method(tiles, "Block" + rows + "x" + vectors * lanes, lines);
  }

  /** One of the tile's vectors of sums. */
  private final class Sum {
    private final int row;
    private final int vector;

    Sum(int row, int vector) {
      this.row = row;
      this.vector = vector;
    }

    String name() {
      return "s" + row + "_" + vector;
    }

    String place(Dimension stride) {
      return "c" + times(row, stride) + plus(vector * lanes);
    }
  }

  private void forEachSum(Consumer<Sum> action) {
    for (int row = 0; row < rows; row++) {
      for (int vector = 0; vector < vectors; vector++) {
        action.accept(new Sum(row, vector));
      }
    }
  }

  private static void begin(Lines lines, Sum sum, String value) {
    lines.add(Lines.FLOAT_VECTOR + " " + sum.name() + " = " + Lines.FLOAT_VECTOR + value);
  }

  private String method(Tiles tiles, String size, Lines body) {
    StringBuilder declared =
        new StringBuilder("float[] x, int a, float[] y, int b, float[] z, int c");
    declared.append(block ? ", int first, int end" : "");
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
      boolean part = block && axis.equals(summed.get(0));
      String end = part ? "end" : extent(axis.extent());
      lines.open(
          "for (int "
              + k
              + " = "
              + (part ? "first" : "0")
              + "; "
              + k
              + " < "
              + end
              + "; "
              + k
              + "++)");
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
