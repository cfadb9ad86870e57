package org.adjoint.runtime.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the nodes that compute each element on its own. */
final class Elementwise {
  private Elementwise() {}

  static NumberNode number(double value) {
    return new NumberNode(List.of(), (rows, out) -> Arrays.fill(out, 0, rows.count(), value));
  }

  static NumberNode column(NumberColumn column) {
    int size = RowShape.size(column.rowShape());
    return new NumberNode(
        column.rowShape(),
        (rows, out) -> {
          for (int i = 0; i < rows.count(); i++) {
            column.read(rows.slot(i), out, i * size);
          }
        });
  }

  static NumberNode unary(UnaryOperation operation, NumberNode operand) {
    return new NumberNode(
        operand.shape(),
        (rows, out) -> {
          double[] values = operand.values(rows);
          for (int i = 0; i < rows.count() * operand.size(); i++) {
            out[i] = operation.apply(values[i]);
          }
        });
  }

  /** The operands' shapes are known to broadcast to {@code shape}. */
  static NumberNode binary(
      BinaryOperation operation, NumberNode left, NumberNode right, List<Integer> shape) {
    int[] leftMap = RowShape.broadcastMap(left.shape(), shape);
    int[] rightMap = RowShape.broadcastMap(right.shape(), shape);
    return new NumberNode(
        shape,
        (rows, out) -> {
          double[] a = left.values(rows);
          double[] b = right.values(rows);
          for (int row = 0; row < rows.count(); row++) {
            for (int i = 0; i < leftMap.length; i++) {
              double first = a[row * left.size() + leftMap[i]];
              double second = b[row * right.size() + rightMap[i]];
              out[row * leftMap.length + i] = operation.apply(first, second);
            }
          }
        });
  }

  /** The operands' shapes are known to broadcast to {@code shape}. */
  static NumberNode select(
      NumberNode condition, NumberNode whenTrue, NumberNode whenFalse, List<Integer> shape) {
    int[] conditionMap = RowShape.broadcastMap(condition.shape(), shape);
    int[] trueMap = RowShape.broadcastMap(whenTrue.shape(), shape);
    int[] falseMap = RowShape.broadcastMap(whenFalse.shape(), shape);
    return new NumberNode(
        shape,
        (rows, out) -> {
          double[] c = condition.values(rows);
          double[] a = whenTrue.values(rows);
          double[] b = whenFalse.values(rows);
          for (int row = 0; row < rows.count(); row++) {
            for (int i = 0; i < conditionMap.length; i++) {
              double decides = c[row * condition.size() + conditionMap[i]];
              double chosen =
                  decides != 0
                      ? a[row * whenTrue.size() + trueMap[i]]
                      : b[row * whenFalse.size() + falseMap[i]];
              out[row * conditionMap.length + i] = Double.isNaN(decides) ? decides : chosen;
            }
          }
        });
  }

  /** 1 where a text column holds {@code text} and 0 elsewhere, or the reverse. */
  static NumberNode textEqual(TextNode operand, String text, boolean equal) {
    return new NumberNode(
        operand.shape(),
        (rows, out) -> {
          @Nullable String[] texts = operand.texts(rows);
          for (int at = 0; at < texts.length; at++) {
            double found = text.equals(texts[at]) == equal ? 1 : 0;
            out[at] = texts[at] == null ? Double.NaN : found;
          }
        });
  }

  /** A new last axis that is 1 at the class of an element and 0 elsewhere. */
  static NumberNode oneHot(NumberNode operand, int classes, OneHotFault fault) {
    List<Integer> shape = new ArrayList<>(operand.shape());
    shape.add(classes);
    return new NumberNode(
        shape,
        (rows, out) -> {
          double[] values = operand.values(rows);
          Arrays.fill(out, 0, rows.count() * operand.size() * classes, 0);
          for (int at = 0; at < rows.count() * operand.size(); at++) {
            double value = values[at];
            int chosen = (int) value;
            if (chosen != value || chosen < 0 || chosen >= classes) {
              throw fault.of(rows.slot(at / operand.size()), value);
            }
            out[at * classes + chosen] = 1;
          }
        });
  }

  /** Makes the exception for a value that is no class. */
  interface OneHotFault {
    DataException of(int row, double value);
  }
}
