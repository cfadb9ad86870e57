package org.adjoint.compiler.emit;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.plan.Kernel;

/**
 * Prints a contraction as loops over panels: blocks of one operand whose rows are arrays of their
 * own. Blocks are small enough for the second-level cache; a sum that goes through several of them
 * is kept in the result meanwhile, which changes none of its bits.
 */
final class PortablePanel {
  /** The most elements of a row of a panel: three rows of sums and three of factors fit the L1. */
  static final int WIDTH = 512;

  /** The most rows of a panel, which are steps of the sum: whole tiles. */
  static final int DEPTH = 255;

  private final Kernel.Contract contract;
  private final PanelSides sides;
  private final PortableTile tile;
  private final Lines lines;
  private final Parameters parameters;

  PortablePanel(
      Kernel.Contract contract,
      PanelSides sides,
      PortableTile tile,
      Lines lines,
      Parameters parameters) {
    this.contract = contract;
    this.sides = sides;
    this.tile = tile;
    this.lines = lines;
    this.parameters = parameters;
  }

  /** Adds the loops. */
  void print() {
    sides.shared().forEach(this::open);
    declare("wide", sides.wide());
    declare("tall", sides.tall());
    declare("result", contract.result());
    declareDigits(sides.along());
    lines.add("int count = " + count() + ";");
    lines.open("for (int first = 0; first < count; first += " + WIDTH + ")");
    lines.add("int width = Math.min(" + WIDTH + ", count - first);");
    positions();
    declareDigits(contract.summed());
    String depth = parameters.extent(PanelSides.product(contract.summed()));
    lines.open("for (int done = 0; done < " + depth + "; done += " + DEPTH + ")");
    lines.add("int depth = Math.min(" + DEPTH + ", " + depth + " - done);");
    steps();
    fill();
    rows();
    lines.close();
    lines.close();
    sides.shared().forEach(axis -> lines.close());
  }

  private void declare(String name, Kernel.Operand operand) {
    String start = ContractPrinter.start(parameters, operand, sides.shared());
    lines.add("int " + name + " = " + start + ";");
  }

  private static String variable(Kernel.Axis axis) {
    return axis.number() < 0 ? "unit" + -axis.number() : Indices.variable(axis.number());
  }

  private boolean isRange(Kernel.Axis axis) {
    return axis.equals(contract.divided());
  }

  private String start(Kernel.Axis axis) {
    return isRange(axis) ? "from" : "0";
  }

  private String end(Kernel.Axis axis) {
    return isRange(axis) ? "to" : parameters.extent(axis.extent());
  }

  private void open(Kernel.Axis axis) {
    String i = variable(axis);
    lines.open(
        "for (int " + i + " = " + start(axis) + "; " + i + " < " + end(axis) + "; " + i + "++)");
  }

  /** How many elements the worker's rows of the panel have, all blocks together. */
  private String count() {
    List<String> factors = new ArrayList<>();
    for (Kernel.Axis axis : sides.along()) {
      factors.add(isRange(axis) ? "(to - from)" : parameters.extent(axis.extent()));
    }
    return String.join(" * ", factors);
  }

  private boolean isLinear() {
    return sides.isLinear(sides.wide()) && sides.isLinear(contract.result());
  }

  /** Where each element of a row of the panel comes from, and where its sums go. */
  private void positions() {
    if (isLinear()) {
      return;
    }
    lines.open("for (int p = 0; p < width; p++)");
    if (!sides.isLinear(sides.wide())) {
      String starts = parameters.local(Parameters.Local.STARTS);
      lines.add(starts + "[p] = " + place("wide", sides.wide(), sides.along()) + ";");
    }
    if (!sides.isLinear(contract.result())) {
      String places = parameters.local(Parameters.Local.PLACES);
      lines.add(places + "[p] = " + place("0", contract.result(), sides.along()) + ";");
    }
    advance(sides.along());
    lines.close();
  }

  /** How far the operands' elements of each step of the sum are from those of the first. */
  private void steps() {
    lines.open("for (int k = 0; k < depth; k++)");
    String wideSteps = parameters.local(Parameters.Local.WIDE_STEPS);
    String tallSteps = parameters.local(Parameters.Local.TALL_STEPS);
    lines.add(wideSteps + "[k] = " + place("0", sides.wide(), contract.summed()) + ";");
    lines.add(tallSteps + "[k] = " + place("0", sides.tall(), contract.summed()) + ";");
    advance(contract.summed());
    lines.close();
  }

  private String place(String base, Kernel.Operand operand, List<Kernel.Axis> axes) {
    StringBuilder text = new StringBuilder(base);
    for (Kernel.Axis axis : axes) {
      text.append(ContractPrinter.plus(parameters, variable(axis), operand.stride(axis)));
    }
    return text.toString();
  }

  private void declareDigits(List<Kernel.Axis> axes) {
    axes.forEach(axis -> lines.add("int " + variable(axis) + " = " + start(axis) + ";"));
  }

  /** Counts the axes up, as the digits of a number. */
  private void advance(List<Kernel.Axis> axes) {
    for (int place = axes.size() - 1; place >= 0; place--) {
      String i = variable(axes.get(place));
      lines.add(i + "++;");
      if (place > 0) {
        lines.open("if (" + i + " == " + end(axes.get(place)) + ")");
        lines.add(i + " = " + start(axes.get(place)) + ";");
      }
    }
    axes.stream().skip(1).forEach(axis -> lines.close());
  }

  /** Where the block begins along the only axis of the wide operand. */
  private String first(String base) {
    return base + (isRange(sides.along().get(0)) ? " + from" : "") + " + first";
  }

  private void fill() {
    String source = parameters.array(sides.wide().place());
    if (sides.isLinear(sides.wide())) {
      lines.open("for (int k = 0; k < depth; k++)");
      String row = panel() + "[k + " + PortableTile.ROWS + "]";
      String at = first("wide") + " + wideSteps[k]";
      lines.add("System.arraycopy(" + source + ", " + at + ", " + row + ", 0, width);");
      lines.close();
    } else {
      String starts = parameters.local(Parameters.Local.STARTS);
      String tables = ", " + starts + ", wideSteps);";
      lines.add(tile.gather() + "(width, depth, " + panel() + ", " + source + tables);
    }
  }

  private String panel() {
    return parameters.local(Parameters.Local.PANEL_ROWS);
  }

  private void rows() {
    List<Kernel.Axis> around = sides.down().subList(0, sides.down().size() - 1);
    around.forEach(this::open);
    Kernel.Axis axis = sides.tile();
    lines.add("int x = " + place("tall", sides.tall(), around) + ";");
    String base = sides.isLinear(contract.result()) ? first("result") : "result";
    lines.add("int z = " + place(base, contract.result(), around) + ";");
    String end = end(axis);
    String rows = Integer.toString(PortableTile.ROWS);
    lines.add("int i = " + start(axis) + ";");
    lines.open("for (; i <= " + end + " - " + rows + "; i += " + rows + ")");
    tile(PortableTile.ROWS);
    lines.close();
    lines.open("for (; i < " + end + "; i++)");
    tile(1);
    lines.close();
    around.forEach(outer -> lines.close());
  }

  private void tile(int rows) {
    Dimension down = sides.tall().stride(sides.tile());
    String result = parameters.array(contract.result().place());
    String places =
        sides.isLinear(contract.result()) ? "" : ", " + parameters.local(Parameters.Local.PLACES);
    for (int row = 0; row < rows; row++) {
      lines.add(
          tile.begin(!places.isEmpty())
              + ("(width, "
                  + panel()
                  + "["
                  + row
                  + "], done == 0, "
                  + result
                  + ", "
                  + result(row)
                  + places
                  + ");"));
    }
    String operands =
        panel()
            + ", "
            + parameters.array(sides.tall().place())
            + ", x"
            + ContractPrinter.plus(parameters, "i", down)
            + (rows == 1 ? "" : ", " + parameters.extent(down))
            + ", tallSteps);";
    lines.add(tile.sums(rows) + "(width, depth, " + operands);
    for (int row = 0; row < rows; row++) {
      lines.add(
          tile.end(!places.isEmpty())
              + ("(width, "
                  + panel()
                  + "["
                  + row
                  + "], "
                  + result
                  + ", "
                  + result(row)
                  + places
                  + ");"));
    }
  }

  /** Where the results of a row of the tile begin. */
  private String result(int row) {
    Dimension stride = contract.result().stride(sides.tile());
    Dimension distance = stride.times(Dimension.of(row));
    return "z"
        + ContractPrinter.plus(parameters, "i", stride)
        + (distance.is(0) ? "" : " + " + parameters.extent(distance));
  }
}
