package org.adjoint.compiler.emit;

import java.util.List;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.plan.Node;

/**
 * Prints sums of columns, as the gradient of a bias is, row by row: each of the sixteen partial
 * results of {@link Reduce} is a row of a panel, along which C2 makes vectors. Column by column
 * each element would be in a line of the cache of its own.
 */
final class ColumnSums {
  /** The rows of the panel: the partial results, and what is added to one of them. */
  static final int ROWS = Reduce.PARTIALS + 1;

  private final Node.For columns;
  private final Node.For summed;
  private final Node.Load load;
  private final Node.Store store;
  private final Lines lines;
  private final Parameters parameters;

  private ColumnSums(
      Node.For columns,
      Node.For summed,
      Node.Load load,
      Node.Store store,
      Lines lines,
      Parameters parameters) {
    this.columns = columns;
    this.summed = summed;
    this.load = load;
    this.store = store;
    this.lines = lines;
    this.parameters = parameters;
  }

  /** Prints the loop over a range if it is such a one. */
  static boolean print(Node.For columns, Lines lines, Parameters parameters) {
    List<Node> body = columns.body();
    boolean suits =
        columns.reductions().isEmpty()
            && body.size() == 2
            && body.get(0) instanceof Node.For summed
            && body.get(1) instanceof Node.Store store
            && summed.body().size() == 2
            && summed.body().get(0) instanceof Node.Load load
            && summed.body().get(1) instanceof Node.Accumulate accumulate
            && accumulate.source().equals(load.result())
            && isSum(summed.reductions(), store)
            && isLong(summed)
            && goesAlong(columns, load, store);
    if (suits) {
      Node.For summed = (Node.For) body.get(0);
      Node.Load load = (Node.Load) summed.body().get(0);
      new ColumnSums(columns, summed, load, (Node.Store) body.get(1), lines, parameters).print();
    }
    return suits;
  }

  private static boolean isSum(List<Node.Reduction> reductions, Node.Store store) {
    return reductions.size() == 1
        && reductions.get(0).kind() == Reduce.Kind.SUM
        && reductions.get(0).result().equals(store.source())
        && store.source().type() == ElementType.FLOAT32;
  }

  /** A shorter sum has a partial result for each element. */
  private static boolean isLong(Node.For summed) {
    return !summed.extent().isConstant() || summed.extent().constant() > Reduce.PARTIALS;
  }

  private static boolean goesAlong(Node.For columns, Node.Load load, Node.Store store) {
    Vectorization.Along along = Vectorization.Along.of(columns);
    return along.isContiguous(load.index())
        && along.factor(load.index()).is(1)
        && along.isContiguous(store.index())
        && along.factor(store.index()).is(1);
  }

  private void print() {
    String column = Indices.variable(columns.number());
    String row = Indices.variable(summed.number());
    String panel = parameters.local(Parameters.Local.PANEL_ROWS);
    String width = Integer.toString(StagedLoop.WIDTH);
    lines.add("float[] y = " + panel + "[" + Reduce.PARTIALS + "];");
    lines.open(
        "for (int " + column + " = from; " + column + " < to; " + column + " += " + width + ")");
    lines.add("int width = Math.min(" + width + ", to - " + column + ");");
    lines.open("for (int p = 0; p < " + Reduce.PARTIALS + "; p++)");
    String neutral = NestPrinter.neutral(summed.reductions().get(0));
    lines.add(Lines.ARRAYS + ".fill(" + panel + "[p], 0, width, " + neutral + ");");
    lines.close();
    String end = parameters.extent(summed.extent());
    lines.open("for (int " + row + " = 0; " + row + " < " + end + "; " + row + "++)");
    String source =
        parameters.array(load.place()) + ", " + parameters.subscript(load.place(), load.index());
    lines.add("System.arraycopy(" + source + ", y, 0, width);");
    lines.add("float[] z = " + panel + "[" + row + " & 15];");
    add("y");
    lines.close();
    lines.open("for (int half = " + Reduce.PARTIALS / 2 + "; half > 0; half /= 2)");
    lines.open("for (int p = 0; p < half; p++)");
    lines.add("float[] z = " + panel + "[p];");
    lines.add("float[] x = " + panel + "[p + half];");
    add("x");
    lines.close();
    lines.close();
    String target =
        parameters.array(store.place()) + ", " + parameters.subscript(store.place(), store.index());
    lines.add("System.arraycopy(" + panel + "[0], 0, " + target + ", width);");
    lines.close();
  }

  private void add(String row) {
    lines.open("for (int j = 0; j < width; j++)");
    lines.add("z[j] = z[j] + " + row + "[j];");
    lines.close();
  }
}
