package org.adjoint.compiler.emit;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.plan.Node;
import org.adjoint.compiler.plan.Opcode;
import org.adjoint.compiler.plan.Placement;

/**
 * Prints a flat loop, as that of an optimiser's update, so that C2 makes vectors of it: what it
 * reads is copied block by block to rows that are arrays of their own, all indexed by the bare
 * variable, and what it writes is copied back. At offsets that differ C2 makes none.
 */
final class StagedLoop {
  /** The elements of a block. */
  static final int WIDTH = 256;

  /** The most rows of a block. */
  static final int MOST_ROWS = 12;

  /** Instructions from which on the copies pay. */
  private static final int WORTHWHILE = 6;

  /** What C2 has vectors for, on Java 17 too. */
  private static final Set<Opcode> VECTORS =
      EnumSet.of(
          Opcode.ADD,
          Opcode.SUBTRACT,
          Opcode.MULTIPLY,
          Opcode.DIVIDE,
          Opcode.FUSED_MULTIPLY_ADD,
          Opcode.NEGATE,
          Opcode.ABSOLUTE,
          Opcode.SQUARE_ROOT,
          Opcode.MINIMUM,
          Opcode.MAXIMUM);

  private final Node.For loop;
  private final Lines lines;
  private final Parameters parameters;
  private final Map<Element, String> rows = new LinkedHashMap<>();
  private final Set<Element> read = new LinkedHashSet<>();
  private final Set<Element> written = new LinkedHashSet<>();

  /** An element of a buffer in each turn of the loop. */
  record Element(Placement place, IndexExpression index) {}

  private StagedLoop(Node.For loop, Lines lines, Parameters parameters) {
    this.loop = loop;
    this.lines = lines;
    this.parameters = parameters;
    Vectorization.Along along = Vectorization.Along.of(loop);
    for (Node node : loop.body()) {
      if (node instanceof Node.Load load && along.factor(load.index()).is(1)) {
        Element element = new Element(load.place(), load.index());
        rows.computeIfAbsent(element, e -> "y" + rows.size());
        read.add(element);
      } else if (node instanceof Node.Store store) {
        Element element = new Element(store.place(), store.index());
        rows.computeIfAbsent(element, e -> "y" + rows.size());
        written.add(element);
      }
    }
  }

  /** Prints the loop if it is such a one; its turns must be independent of one another. */
  static boolean print(Node.For loop, Lines lines, Parameters parameters, ScalarPrinter scalars) {
    StagedLoop staged = new StagedLoop(loop, lines, parameters);
    Vectorization.Along along = Vectorization.Along.of(loop);
    long instructions = loop.body().stream().filter(Node.Compute.class::isInstance).count();
    boolean suits =
        loop.reductions().isEmpty()
            && instructions >= WORTHWHILE
            && staged.rows.size() <= MOST_ROWS
            && loop.body().stream().allMatch(node -> hasVectors(node, along));
    if (suits) {
      staged.print(scalars);
    }
    return suits;
  }

  private static boolean hasVectors(Node node, Vectorization.Along along) {
    if (node instanceof Node.Load load) {
      return isSingle(load.result().type()) && along.isContiguous(load.index());
    }
    if (node instanceof Node.Store store) {
      return isSingle(store.source().type())
          && along.isContiguous(store.index())
          && along.factor(store.index()).is(1);
    }
    return node instanceof Node.Compute compute
        && VECTORS.contains(compute.opcode())
        && isSingle(compute.result().type())
        && compute.operands().stream().allMatch(operand -> isSingle(operand.type()));
  }

  private static boolean isSingle(ElementType type) {
    return type == ElementType.FLOAT32;
  }

  private void print(ScalarPrinter scalars) {
    String i = Indices.variable(loop.number());
    List<Node> fixed = loop.body().stream().filter(this::isFixed).toList();
    fixed.forEach(scalars::print);
    String panel = parameters.local(Parameters.Local.PANEL_ROWS);
    int number = 0;
    for (String row : rows.values()) {
      lines.add("float[] " + row + " = " + panel + "[" + number++ + "];");
    }
    lines.open("for (int " + i + " = from; " + i + " < to; " + i + " += " + WIDTH + ")");
    lines.add("int width = Math.min(" + WIDTH + ", to - " + i + ");");
    read.forEach(element -> lines.add(copy(place(element), rows.get(element) + ", 0")));
    lines.open("for (int j = 0; j < width; j++)");
    scalars.stage(rows);
    loop.body().stream().filter(node -> !isFixed(node)).forEach(scalars::print);
    scalars.stage(Map.of());
    lines.close();
    written.forEach(element -> lines.add(copy(rows.get(element) + ", 0", place(element))));
    lines.close();
  }

  private boolean isFixed(Node node) {
    return node instanceof Node.Load load
        && !rows.containsKey(new Element(load.place(), load.index()));
  }

  private String place(Element element) {
    return parameters.array(element.place())
        + ", "
        + parameters.subscript(element.place(), element.index());
  }

  private static String copy(String source, String target) {
    return "System.arraycopy(" + source + ", " + target + ", width);";
  }
}
