package org.adjoint.compiler.parse;

import java.util.stream.Collectors;
import org.adjoint.compiler.syntax.Argument;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.TreePrinter;

/** Writes an expression with all its operations in parentheses, to compare what belongs to what. */
final class Grouping {
  private Grouping() {}

  static String of(Expression expression) {
    if (expression instanceof Expression.Binary binary) {
      String symbol = " " + binary.operator().symbol() + " ";
      return "(" + of(binary.left()) + symbol + of(binary.right()) + ")";
    }
    if (expression instanceof Expression.Unary unary) {
      return "(" + unary.operator().symbol() + " " + of(unary.operand()) + ")";
    }
    if (expression instanceof Expression.Pipe pipe) {
      return pipe.stages().stream()
          .map(stage -> " -> " + of(stage))
          .collect(Collectors.joining("", "(" + of(pipe.input()), ")"));
    }
    if (expression instanceof Expression.Choose choose) {
      String otherwise = " else " + of(choose.whenFalse());
      return "(if " + of(choose.condition()) + " then " + of(choose.whenTrue()) + otherwise + ")";
    }
    if (expression instanceof Expression.Call call) {
      return call.arguments().stream()
          .map(Argument::value)
          .map(Grouping::of)
          .collect(Collectors.joining(", ", of(call.function()) + "(", ")"));
    }
    if (expression instanceof Expression.Member member) {
      return "(" + of(member.value()) + "." + member.name() + ")";
    }
    return TreePrinter.print(expression);
  }
}
