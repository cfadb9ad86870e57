package org.adjoint.cli.explore;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Movement;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Broadcast;
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.Gather;
import org.adjoint.compiler.op.RandomBits;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.op.Scan;
import org.adjoint.compiler.op.ScatterAdd;
import org.adjoint.compiler.op.Skew;
import org.adjoint.compiler.op.Transpose;
import org.adjoint.compiler.op.Unskew;
import org.jspecify.annotations.Nullable;

/** How the node of a value reads: a formula over the names of its operands. */
final class Caption {
  private Caption() {}

  /** The kind of an operation, by which nodes are coloured. */
  static String kind(Operation operation) {
    if (operation instanceof Leaf leaf) {
      return switch (leaf.kind()) {
        case INPUT, TARGET -> "input";
        case PARAMETER -> "parameter";
        case STATE, SLOT -> "state";
        case SCALAR -> "scalar";
      };
    }
    if (operation instanceof Contraction) {
      return "contraction";
    }
    if (operation instanceof Reduce) {
      return "reduction";
    }
    if (operation instanceof Scan) {
      return "loop";
    }
    if (operation instanceof Skew || operation instanceof Unskew) {
      return "window";
    }
    if (operation instanceof RandomBits) {
      return "scalar";
    }
    boolean moves =
        operation instanceof Movement
            || operation instanceof Gather
            || operation instanceof ScatterAdd;
    return moves ? "movement" : "elementwise";
  }

  /** The formula of a value. */
  static String formula(Operation operation, List<String> operands) {
    if (operation instanceof Leaf leaf) {
      return leaf.kind().name().toLowerCase(Locale.ROOT);
    }
    if (operation instanceof Contraction) {
      return operands.get(0) + " · " + operands.get(1);
    }
    String sign = sign(operation);
    if (sign != null && operands.size() == 2) {
      return operands.get(0) + " " + sign + " " + operands.get(1);
    }
    return switch (operation.name()) {
      case "select" -> operands.get(0) + " ? " + operands.get(1) + " : " + operands.get(2);
      case "negate" -> "−" + operands.get(0);
      case "not" -> "¬" + operands.get(0);
      case "absolute" -> "|" + operands.get(0) + "|";
      default -> name(operation) + operands.stream().collect(Collectors.joining(", ", "(", ")"));
    };
  }

  /** What a node says below its formula: the type and, of a contraction, which axes meet. */
  static String below(Value value) {
    String type = type(value.type());
    return value.operation() instanceof Contraction contraction
        ? type + "   " + contraction.equation().replace("->", "→")
        : type;
  }

  private static @Nullable String sign(Operation operation) {
    return switch (operation instanceof Elementwise ? operation.name() : "") {
      case "add" -> "+";
      case "subtract" -> "−";
      case "multiply" -> "×";
      case "divide" -> "÷";
      case "power" -> "^";
      case "less" -> "<";
      case "less_or_equal" -> "≤";
      case "equal" -> "=";
      case "and" -> "∧";
      case "or" -> "∨";
      default -> null;
    };
  }

  private static String name(Operation operation) {
    if (operation instanceof Reduce reduce) {
      String sign =
          switch (reduce.kind()) {
            case SUM -> "Σ";
            case PRODUCT -> "Π";
            case MINIMUM -> "min";
            case MAXIMUM -> "max";
          };
      return sign + axes(reduce.axes());
    }
    if (operation instanceof Broadcast broadcast) {
      return "broadcast" + axes(broadcast.axes());
    }
    if (operation instanceof Transpose transpose) {
      return "transpose" + axes(transpose.axes());
    }
    if (operation instanceof Skew skew) {
      return skew.stride() == 1 ? "windows" : "windows/" + skew.stride();
    }
    return operation instanceof Unskew ? "unwind" : operation.name();
  }

  private static String axes(List<Integer> axes) {
    return axes.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
  }

  /** A type as nodes show it. */
  static String type(TensorType type) {
    Shape shape = type.shape();
    String extents =
        shape.rank() == 0
            ? "scalar"
            : shape.dimensions().stream().map(String::valueOf).collect(Collectors.joining(" × "));
    String element = type.element().toString();
    return element.equals("float") ? extents : extents + " " + element;
  }
}
