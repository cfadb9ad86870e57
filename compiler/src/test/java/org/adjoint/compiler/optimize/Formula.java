package org.adjoint.compiler.optimize;

import java.util.Locale;
import java.util.stream.Collectors;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Broadcast;
import org.adjoint.compiler.op.Constant;
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.Convert;
import org.adjoint.compiler.op.Pad;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.op.Reshape;
import org.adjoint.compiler.op.Skew;
import org.adjoint.compiler.op.Slice;
import org.adjoint.compiler.op.Transpose;
import org.adjoint.compiler.op.Unskew;

/** Writes a value as the expression that it is. */
final class Formula {
  private Formula() {}

  static String of(Value value) {
    Operation operation = value.operation();
    if (operation instanceof Leaf leaf) {
      return leaf.name();
    }
    if (operation instanceof Constant constant) {
      double number = constant.number();
      boolean whole = number == (long) number && Double.compare(number, -0.0) != 0;
      return whole ? Long.toString((long) number) : Double.toString(number);
    }
    if (operation instanceof Broadcast && value.operand(0).operation() instanceof Constant) {
      return of(value.operand(0));
    }
    String operands =
        value.operands().stream().map(Formula::of).collect(Collectors.joining(", ", "(", ")"));
    return operation.name() + attributes(operation) + operands;
  }

  private static String attributes(Operation operation) {
    if (operation instanceof Reshape reshape) {
      return reshape.shape().toString();
    }
    if (operation instanceof Transpose transpose) {
      return transpose.axes().toString();
    }
    if (operation instanceof Broadcast broadcast) {
      return broadcast.shape() + "@" + broadcast.axes();
    }
    if (operation instanceof Slice slice) {
      return String.format(
          Locale.ROOT, "[%d: %s+%s*%d]", slice.axis(), slice.start(), slice.extent(), slice.step());
    }
    if (operation instanceof Pad pad) {
      return String.format(
          Locale.ROOT, "[%d: %s, %s, %d]", pad.axis(), pad.low(), pad.high(), pad.interior());
    }
    if (operation instanceof Reduce reduce) {
      return reduce.axes().toString();
    }
    if (operation instanceof Contraction contraction) {
      return "[" + contraction.equation() + "]";
    }
    if (operation instanceof Skew skew) {
      return String.format(
          Locale.ROOT,
          "[%d: %s*%d+%d]",
          skew.axis(),
          skew.extent(),
          skew.stride(),
          skew.dilation());
    }
    if (operation instanceof Unskew unskew) {
      return String.format(
          Locale.ROOT,
          "[%d: %s*%d+%d]",
          unskew.axis(),
          unskew.extent(),
          unskew.stride(),
          unskew.dilation());
    }
    return operation instanceof Convert convert ? "[" + convert.target() + "]" : "";
  }
}
