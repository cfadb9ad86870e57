package org.adjoint.compiler.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.plan.Buffer;
import org.adjoint.compiler.plan.Placement;
import org.adjoint.compiler.plan.Turn;

/**
 * What a kernel's method is given: arrays, offsets, extents and scalars, named by the order in
 * which the method first uses them. So kernels that do the same to different arrays have the same
 * text.
 */
final class Parameters {
  private final Map<Placement, String> arrays = new LinkedHashMap<>();
  private final TreeSet<String> symbols = new TreeSet<>();
  private final TreeSet<Integer> turns = new TreeSet<>();
  private final TreeSet<Leaf.Scalar> scalars = new TreeSet<>();
  private final List<Number> numbers = new ArrayList<>();
  private final TreeSet<Local> locals = new TreeSet<>();
  private boolean ranged;

  /** A constant that differs by call. */
  private record Number(ElementType type, String text) {}

  /** The arrays that each worker has for itself. */
  enum Local {
    PARTIALS("float[]", "partials"),
    PARTIALS64("double[]", "partials64"),
    PARTIALS_INT("int[]", "partialsInt"),
    SCRATCH("float[]", "scratch"),
    SCRATCH64("double[]", "scratch64"),
    SCRATCH_INT("int[]", "scratchInt"),
    PANEL("float[]", "panel"),
    PANEL_ROWS("float[][]", "panelRows"),
    WIDE_STEPS("int[]", "wideSteps"),
    TALL_STEPS("int[]", "tallSteps"),
    STARTS("int[]", "starts"),
    PLACES("int[]", "places");

    private final String type;
    private final String text;

    Local(String type, String text) {
      this.type = type;
      this.text = text;
    }

    String type() {
      return type;
    }

    String text() {
      return text;
    }

    static Local partials(ElementType element) {
      return switch (element) {
        case FLOAT32 -> PARTIALS;
        case FLOAT64 -> PARTIALS64;
        case INT32, BOOL -> PARTIALS_INT;
      };
    }

    static Local scratch(ElementType element) {
      return switch (element) {
        case FLOAT32 -> SCRATCH;
        case FLOAT64 -> SCRATCH64;
        case INT32, BOOL -> SCRATCH_INT;
      };
    }
  }

  /** The name of one of the worker's own arrays. */
  String local(Local local) {
    locals.add(local);
    return local.text();
  }

  /** The array of a placement. */
  String array(Placement place) {
    if (place.buffer().kind() == Buffer.Kind.SCRATCH) {
      return local(Local.scratch(place.buffer().element()));
    }
    return arrays.computeIfAbsent(place, p -> "x" + arrays.size());
  }

  /** What is added to an index into the placement. */
  String offset(Placement place) {
    if (place.buffer().kind() == Buffer.Kind.SCRATCH) {
      return place.offset().equals(IndexExpression.ZERO) ? "" : Indices.index(place.offset());
    }
    return hasOffset(place) ? array(place) + "Offset" : "";
  }

  /** Whether a method is given an offset into the array, which then differs by call. */
  static boolean hasOffset(Placement place) {
    return switch (place.buffer().kind()) {
      case PARAMETERS, SLOTS, STATES, GRADIENTS, MEASURES -> true;
      case FEED, OUTPUT, WORKSPACE, SCRATCH -> !place.offset().equals(IndexExpression.ZERO);
    };
  }

  String extent(Dimension dimension) {
    symbols.addAll(dimension.symbols());
    return Indices.extent(dimension);
  }

  /** The subscript of an element: offset and index. */
  String subscript(Placement place, IndexExpression index) {
    note(index);
    return Indices.sum(offset(place), index);
  }

  String index(IndexExpression index) {
    note(index);
    return Indices.index(index);
  }

  private void note(IndexExpression index) {
    symbols.addAll(index.constant().symbols());
    index
        .factors()
        .forEach(
            (atom, factor) -> {
              symbols.addAll(factor.symbols());
              if (atom instanceof IndexExpression.Atom.Loop loop && Turn.isTurn(loop.number())) {
                turns.add(loop.number());
              } else if (atom instanceof IndexExpression.Atom.Quotient quotient) {
                note(quotient.dividend());
                symbols.addAll(quotient.divisor().symbols());
              } else if (atom instanceof IndexExpression.Atom.Remainder remainder) {
                note(remainder.dividend());
                symbols.addAll(remainder.divisor().symbols());
              }
            });
  }

  String scalar(Leaf.Scalar scalar) {
    scalars.add(scalar);
    return scalarName(scalar);
  }

  static String scalarName(Leaf.Scalar scalar) {
    return switch (scalar) {
      case SEED -> "seed";
      case STEP -> "step";
      case UPDATE -> "update";
      case EPOCH -> "epoch";
      case RATE_FACTOR -> "rateFactor";
    };
  }

  /** The name under which the method is given a constant. */
  String number(ElementType type, String text) {
    numbers.add(new Number(type, text));
    return "c" + numbers.size();
  }

  void useRange() {
    ranged = true;
  }

  /** The declarations, in order. */
  String declarations() {
    List<String> all = new ArrayList<>();
    arrays.forEach(
        (place, name) -> {
          all.add(javaType(place.buffer().element()) + "[] " + name);
          if (hasOffset(place)) {
            all.add("int " + name + "Offset");
          }
        });
    symbols.forEach(symbol -> all.add("int " + Indices.symbol(symbol)));
    turns.forEach(turn -> all.add("int " + Indices.variable(turn)));
    for (Leaf.Scalar scalar : scalars) {
      String type = javaType(scalar.leaf().resultType().element());
      all.add(type + " " + scalarName(scalar));
    }
    for (int place = 0; place < numbers.size(); place++) {
      all.add(javaType(numbers.get(place).type()) + " c" + (place + 1));
    }
    if (!locals.isEmpty()) {
      all.add("Local local");
    }
    if (ranged) {
      all.add("int from");
      all.add("int to");
    }
    return String.join(", ", all);
  }

  /** What a call passes, in the same order; the range apart. */
  List<KernelCall.Argument> arguments(Function<Buffer, String> fields) {
    List<KernelCall.Argument> all = new ArrayList<>();
    arrays
        .keySet()
        .forEach(
            place ->
                all.add(
                    new KernelCall.Argument(
                        fields.apply(place.buffer()), hasOffset(place) ? place.offset() : null)));
    symbols.forEach(symbol -> all.add(new KernelCall.Argument(Indices.symbol(symbol), null)));
    turns.forEach(turn -> all.add(new KernelCall.Argument(Indices.variable(turn), null)));
    scalars.forEach(scalar -> all.add(new KernelCall.Argument(scalarName(scalar), null)));
    numbers.forEach(number -> all.add(new KernelCall.Argument(number.text(), null)));
    if (!locals.isEmpty()) {
      all.add(new KernelCall.Argument("local", null));
    }
    return all;
  }

  boolean isRanged() {
    return ranged;
  }

  static String javaType(ElementType element) {
    return switch (element) {
      case FLOAT32 -> "float";
      case FLOAT64 -> "double";
      case INT32 -> "int";
      case BOOL -> "boolean";
    };
  }

  /** The lines that fetch the worker's own arrays. */
  List<String> prologue() {
    return locals.stream()
        .map(local -> local.type() + " " + local.text() + " = local." + local.text() + ";")
        .toList();
  }
}
