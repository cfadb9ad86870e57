package org.adjoint.compiler.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.plan.Node;
import org.adjoint.compiler.plan.Opcode;
import org.adjoint.compiler.plan.Placement;
import org.adjoint.compiler.plan.Register;

/** Prints instructions as plain Java, one element at a time. */
final class ScalarPrinter {
  private final Lines lines;
  private final Parameters parameters;
  private final Map<Register, String> literals = new HashMap<>();
  private Map<StagedLoop.Element, String> rows = Map.of();
  private boolean passes;

  ScalarPrinter(Lines lines, Parameters parameters) {
    this.lines = lines;
    this.parameters = parameters;
  }

  /** From here on the method is passed the constants of the graph. */
  void passNumbers() {
    passes = true;
  }

  /** From here on these elements are those of rows, at {@code j}. */
  void stage(Map<StagedLoop.Element, String> rows) {
    this.rows = rows;
  }

  /** The text that stands for a register. */
  String name(Register register) {
    String literal = literals.get(register);
    return literal != null ? literal : "v" + register.number();
  }

  private void define(Register result, String expression) {
    lines.add(Parameters.javaType(result.type()) + " " + name(result) + " = " + expression + ";");
  }

  /** Prints an instruction; loops and accumulations are not its business. */
  void print(Node node) {
    if (node instanceof Node.Literal literal) {
      String text = literal(literal.result().type(), literal.number());
      boolean passed = passes && literal.given();
      literals.put(
          literal.result(), passed ? parameters.number(literal.result().type(), text) : text);
    } else if (node instanceof Node.ReadScalar read) {
      define(read.result(), parameters.scalar(read.scalar()));
    } else if (node instanceof Node.ReadIndex read) {
      define(read.result(), parameters.index(read.index()));
    } else if (node instanceof Node.Load load) {
      define(load.result(), element(load));
    } else if (node instanceof Node.LoadAt load) {
      String at = at(load.at(), load.stride(), parameters.subscript(load.place(), load.index()));
      define(load.result(), parameters.array(load.place()) + "[" + at + "]");
    } else if (node instanceof Node.AddAt add) {
      String at = at(add.at(), add.stride(), parameters.subscript(add.place(), add.index()));
      lines.add(parameters.array(add.place()) + "[" + at + "] += " + name(add.source()) + ";");
    } else if (node instanceof Node.Store store) {
      String target = element(store.place(), store.index());
      lines.add(target + " = " + name(store.source()) + ";");
    } else if (node instanceof Node.Compute compute) {
      define(compute.result(), expression(compute));
    } else {
      choose((Node.Choose) node);
    }
  }

  /** The subscript of an element that data chooses. */
  String at(Register at, Dimension stride, String subscript) {
    String moved = stride.is(1) ? name(at) : name(at) + " * " + parameters.extent(stride);
    return subscript.equals("0") ? moved : subscript + " + " + moved;
  }

  String element(Node.Load load) {
    return element(load.place(), load.index());
  }

  private String element(Placement place, IndexExpression index) {
    String row = rows.get(new StagedLoop.Element(place, index));
    return row != null
        ? row + "[j]"
        : parameters.array(place) + "[" + parameters.subscript(place, index) + "]";
  }

  private void choose(Node.Choose choose) {
    lines.add(Parameters.javaType(choose.result().type()) + " " + name(choose.result()) + ";");
    lines.open("if (" + Conditions.text(choose.condition(), parameters) + ")");
    branch(choose.result(), choose.then());
    lines.reopen("else");
    branch(choose.result(), choose.otherwise());
    lines.close();
  }

  private void branch(Register result, Node.Branch branch) {
    branch.body().forEach(this::print);
    lines.add(name(result) + " = " + name(branch.value()) + ";");
  }

  private String expression(Node.Compute compute) {
    List<String> x = compute.operands().stream().map(this::name).toList();
    Opcode opcode = compute.opcode();
    return switch (opcode) {
      case ADD -> x.get(0) + " + " + x.get(1);
      case SUBTRACT -> x.get(0) + " - " + x.get(1);
      case MULTIPLY -> x.get(0) + " * " + x.get(1);
      case DIVIDE -> x.get(0) + " / " + x.get(1);
      case FUSED_MULTIPLY_ADD -> "Math.fma(" + String.join(", ", x) + ")";
      case NEGATE -> "-" + x.get(0);
      case ABSOLUTE -> "Math.abs(" + x.get(0) + ")";
      case SQUARE_ROOT ->
          compute.result().type() == ElementType.FLOAT64
              ? "Math.sqrt(" + x.get(0) + ")"
              : "(float) Math.sqrt(" + x.get(0) + ")";
      case MINIMUM -> "Math.min(" + x.get(0) + ", " + x.get(1) + ")";
      case MAXIMUM -> "Math.max(" + x.get(0) + ", " + x.get(1) + ")";
      case LESS -> x.get(0) + " < " + x.get(1);
      case LESS_OR_EQUAL -> x.get(0) + " <= " + x.get(1);
      case EQUAL -> x.get(0) + " == " + x.get(1);
      case SELECT ->
          compute.result().type() == ElementType.FLOAT32
              ? select(x.get(0), x.get(1), x.get(2))
              : x.get(0) + " ? " + x.get(1) + " : " + x.get(2);
      case AND -> x.get(0) + " & " + x.get(1);
      case OR -> x.get(0) + " | " + x.get(1);
      case EXCLUSIVE_OR -> x.get(0) + " ^ " + x.get(1);
      case NOT -> (compute.result().type() == ElementType.BOOL ? "!" : "~") + x.get(0);
      case SHIFT_LEFT -> x.get(0) + " << " + compute.distance();
      case SHIFT_RIGHT -> x.get(0) + " >>> " + compute.distance();
      case CONVERT -> convert(compute.operands().get(0), compute.result().type());
      case BITS_TO_FLOAT -> "Float.intBitsToFloat(" + x.get(0) + ")";
      case FLOAT_TO_BITS -> "Float.floatToRawIntBits(" + x.get(0) + ")";
      case LIBRARY ->
          "StrictMath."
              + java.util.Objects.requireNonNull(compute.function()).method()
              + "("
              + String.join(", ", x)
              + ")";
    };
  }

  /**
   * One of two floats by its bits: C2 makes a jump of a choice between floats, which data of either
   * sign mispredict every other time, and moves whole numbers without one.
   */
  private static String select(String condition, String then, String otherwise) {
    List<String> parts = new ArrayList<>();
    if (!then.equals("0.0f")) {
      parts.add("(" + condition + " ? -1 : 0) & Float.floatToRawIntBits(" + then + ")");
    }
    if (!otherwise.equals("0.0f")) {
      parts.add("(" + condition + " ? 0 : -1) & Float.floatToRawIntBits(" + otherwise + ")");
    }
    return parts.isEmpty() ? "0.0f" : "Float.intBitsToFloat(" + String.join(" | ", parts) + ")";
  }

  private String convert(Register from, ElementType target) {
    String x = name(from);
    if (target == ElementType.BOOL) {
      return x + " != 0";
    }
    if (from.type() == ElementType.BOOL) {
      return target == ElementType.INT32
          ? x + " ? 1 : 0"
          : "(" + Parameters.javaType(target) + ") (" + x + " ? 1 : 0)";
    }
    return "(" + Parameters.javaType(target) + ") " + x;
  }

  /** A constant as Java has it. */
  static String literal(ElementType type, double number) {
    return switch (type) {
      case FLOAT32 -> floating((float) number);
      case FLOAT64 -> floating(number);
      case INT32 -> integer((int) (long) number);
      case BOOL -> number != 0 ? "true" : "false";
    };
  }

  private static String integer(int number) {
    return number < 0 ? "(" + number + ")" : Integer.toString(number);
  }

  private static String floating(float number) {
    if (Float.isNaN(number)) {
      return "Float.NaN";
    }
    if (Float.isInfinite(number)) {
      return number > 0 ? "Float.POSITIVE_INFINITY" : "Float.NEGATIVE_INFINITY";
    }
    String text = Float.toString(number).toLowerCase(Locale.ROOT) + "f";
    return text.startsWith("-") ? "(" + text + ")" : text;
  }

  private static String floating(double number) {
    if (Double.isNaN(number)) {
      return "Double.NaN";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
    }
    String text = Double.toString(number).toLowerCase(Locale.ROOT) + "d";
    return text.startsWith("-") ? "(" + text + ")" : text;
  }
}
