package org.adjoint.compiler.emit;

/**
 * Prints the methods that do the work of a panel. All products of a program share them, so that C2
 * compiles them once.
 *
 * <p>C2 makes vectors of the loop over a row if all arrays in it are indexed by the bare variable;
 * on Java 17 it does so for up to three steps of the sum. The loop over the steps is in the same
 * method, and that of the last steps too, which makes more than 325 bytes of it: C2 inlines no such
 * method. It knew too little of a smaller one when it inlined it, and then made no vectors.
 */
final class PortableTile {
  /** Rows of sums that share a load of the panel. */
  static final int ROWS = 3;

  /** Steps of the sum between two stores. */
  static final int STEPS = 3;

  /** Rows of a panel that are gathered together: their elements are often neighbours. */
  private static final int GATHERED = 8;

  private final Tiles tiles;

  PortableTile(Tiles tiles) {
    this.tiles = tiles;
  }

  /** The method that adds all steps of a panel to some rows. */
  String sums(int rows) {
    String stride = rows == 1 ? "" : "int stride, ";
    String declared =
        "int width, int depth, float[][] y, float[] x, int at, " + stride + "int[] steps";
    Lines lines = new Lines();
    for (int row = 0; row < rows; row++) {
      lines.add("float[] z" + row + " = y[" + row + "];");
    }
    lines.add("int k = 0;");
    lines.open("for (; k <= depth - " + STEPS + "; k += " + STEPS + ")");
    add(lines, rows, STEPS);
    lines.close();
    lines.open("for (; k < depth; k++)");
    add(lines, rows, 1);
    lines.close();
    return tiles.method("tile" + rows, declared, lines);
  }

  private static void add(Lines lines, int rows, int steps) {
    for (int step = 0; step < steps; step++) {
      lines.add("float[] y" + step + " = y[k + " + (ROWS + step) + "];");
      lines.add("int a" + step + " = at + steps[k" + plus(step) + "];");
      for (int row = 0; row < rows; row++) {
        String down = row == 0 ? "" : row == 1 ? " + stride" : " + " + row + " * stride";
        lines.add("float x" + row + "_" + step + " = x[a" + step + down + "];");
      }
    }
    lines.open("for (int j = 0; j < width; j++)");
    for (int step = 0; step < steps; step++) {
      lines.add("float q" + step + " = y" + step + "[j];");
    }
    for (int row = 0; row < rows; row++) {
      String sum = "z" + row + "[j]";
      for (int step = 0; step < steps; step++) {
        sum = "Math.fma(x" + row + "_" + step + ", q" + step + ", " + sum + ")";
      }
      lines.add("z" + row + "[j] = " + sum + ";");
    }
    lines.close();
  }

  /** The method that copies what is not together into the rows of a panel. */
  String gather() {
    String declared =
        "int width, int depth, float[][] y, float[] source, int[] starts, int[] steps";
    Lines lines = new Lines();
    lines.add("int k = 0;");
    lines.open("for (; k <= depth - " + GATHERED + "; k += " + GATHERED + ")");
    gatherRows(lines, GATHERED);
    lines.close();
    lines.open("for (; k < depth; k++)");
    gatherRows(lines, 1);
    lines.close();
    return tiles.method("gather", declared, lines);
  }

  private static void gatherRows(Lines lines, int rows) {
    for (int row = 0; row < rows; row++) {
      lines.add("float[] y" + row + " = y[k + " + (ROWS + row) + "];");
      lines.add("int k" + row + " = steps[k" + plus(row) + "];");
    }
    lines.open("for (int p = 0; p < width; p++)");
    lines.add("int start = starts[p];");
    for (int row = 0; row < rows; row++) {
      lines.add("y" + row + "[p] = source[start + k" + row + "];");
    }
    lines.close();
  }

  /** The method that begins a row of sums, at zero or where the last panel left it. */
  String begin(boolean scattered) {
    Lines lines = new Lines();
    lines.open("if (fresh)");
    lines.add(Lines.ARRAYS + ".fill(sums, 0, width, 0f);");
    lines.reopen("else");
    copy(lines, scattered, "sums[p] = z[at + places[p]];", "z, at, sums, 0");
    lines.close();
    String declared = "int width, float[] sums, boolean fresh, float[] z, int at";
    return tiles.method("begin", declared + places(scattered), lines);
  }

  /** The method that puts a row of sums where it belongs. */
  String end(boolean scattered) {
    Lines lines = new Lines();
    copy(lines, scattered, "z[at + places[p]] = sums[p];", "sums, 0, z, at");
    return tiles.method(
        "end", "int width, float[] sums, float[] z, int at" + places(scattered), lines);
  }

  private static void copy(Lines lines, boolean scattered, String element, String whole) {
    if (scattered) {
      lines.open("for (int p = 0; p < width; p++)");
      lines.add(element);
      lines.close();
    } else {
      lines.add("System.arraycopy(" + whole + ", width);");
    }
  }

  private static String places(boolean scattered) {
    return scattered ? ", int[] places" : "";
  }

  private static String plus(int distance) {
    return distance == 0 ? "" : " + " + distance;
  }
}
