package org.adjoint.compiler.lower;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.adjoint.runtime.data.Expression;
import org.adjoint.runtime.data.Subscript;
import org.jspecify.annotations.Nullable;

/** Writes what a data block computes on one line, without places. */
final class DataText {
  private DataText() {}

  static String of(Expression expression) {
    if (expression instanceof Expression.Column column) {
      return column.name();
    }
    if (expression instanceof Expression.ColumnRange range) {
      return range.from() + " .. " + range.to();
    }
    if (expression instanceof Expression.Number number) {
      return Double.toString(number.value());
    }
    if (expression instanceof Expression.Text text) {
      return "'" + text.value() + "'";
    }
    if (expression instanceof Expression.Unary unary) {
      return call(unary.operation(), unary.operands());
    }
    if (expression instanceof Expression.Binary binary) {
      return call(binary.operation(), binary.operands());
    }
    if (expression instanceof Expression.Stack stack) {
      return "[" + list(stack.parts()) + "]";
    }
    return ofTransform(expression);
  }

  private static String ofTransform(Expression expression) {
    String name = expression.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    String operands = name + "(" + list(expression.operands());
    if (expression instanceof Expression.Rescale rescale) {
      return operands + ", " + rescale.low() + ", " + rescale.high() + ")";
    }
    if (expression instanceof Expression.Reshape reshape) {
      return operands + ", " + reshape.shape() + ")";
    }
    if (expression instanceof Expression.Reduce reduce) {
      return reduce.kind() + " " + operands + ", " + reduce.axes() + ", " + reduce.keep() + ")";
    }
    if (expression instanceof Expression.Draw draw) {
      return draw.distribution() + " " + operands + ", " + draw.shape() + ")";
    }
    if (expression instanceof Expression.OneHot oneHot) {
      return operands + ", " + oneHot.classes() + ")";
    }
    if (expression instanceof Expression.Tokens tokens) {
      return tokens.kind() + " " + operands + ", " + tokens.vocabulary() + ")";
    }
    if (expression instanceof Expression.Pad pad) {
      return operands + ", " + pad.length() + ", " + pad.value() + ")";
    }
    if (expression instanceof Expression.Index index) {
      return operands + ", " + subscripts(index) + ")";
    }
    if (expression instanceof Expression.Fill fill) {
      return operands + ", " + fill.value() + ")";
    }
    return operands + ")";
  }

  private static String subscripts(Expression.Index index) {
    return index.subscripts().stream().map(DataText::subscript).collect(Collectors.joining(", "));
  }

  private static String subscript(Subscript subscript) {
    if (subscript instanceof Subscript.At at) {
      return Integer.toString(at.place());
    }
    return subscript instanceof Subscript.Between between
        ? bound(between.from()) + ":" + bound(between.to()) + ":" + between.step()
        : "newaxis";
  }

  private static String bound(@Nullable Integer bound) {
    return bound == null ? "" : bound.toString();
  }

  private static String call(Enum<?> operation, List<Expression> operands) {
    return operation.name().toLowerCase(Locale.ROOT) + "(" + list(operands) + ")";
  }

  private static String list(List<Expression> expressions) {
    return expressions.stream().map(DataText::of).collect(Collectors.joining(", "));
  }
}
