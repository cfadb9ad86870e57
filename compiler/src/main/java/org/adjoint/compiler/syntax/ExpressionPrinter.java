package org.adjoint.compiler.syntax;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints expressions on one line, with no more parentheses than they need. */
final class ExpressionPrinter {
  private final TreePrinter blocks;

  ExpressionPrinter(TreePrinter blocks) {
    this.blocks = blocks;
  }

  String print(Expression expression) {
    if (expression instanceof Expression.Reference reference) {
      return reference.name().text();
    }
    if (expression instanceof Expression.Call call) {
      return operand(call.function(), Precedence.POSTFIX)
          + joined("(", call.arguments(), this::argument, ")");
    }
    if (expression instanceof Expression.Index index) {
      return operand(index.value(), Precedence.POSTFIX)
          + joined("[", index.subscripts(), this::subscript, "]");
    }
    if (expression instanceof Expression.Member member) {
      return owner(member.value()) + "." + member.name();
    }
    if (expression instanceof Expression.ListLiteral list) {
      return joined("[", list.elements(), this::print, "]");
    }
    if (expression instanceof Expression.RecordLiteral literal) {
      return literal.entries().isEmpty()
          ? "{}"
          : joined("{ ", literal.entries(), this::entry, " }");
    }
    if (expression instanceof Expression.Scan scan) {
      return scan(scan);
    }
    return isLiteral(expression) ? literal(expression) : operation(expression);
  }

  private static boolean isLiteral(Expression expression) {
    return expression instanceof Expression.IntegerLiteral
        || expression instanceof Expression.FloatLiteral
        || expression instanceof Expression.TextLiteral
        || expression instanceof Expression.BooleanLiteral;
  }

  private static String literal(Expression expression) {
    if (expression instanceof Expression.FloatLiteral number) {
      return LiteralText.of(number.value());
    }
    if (expression instanceof Expression.TextLiteral text) {
      return LiteralText.of(text.value());
    }
    return expression instanceof Expression.IntegerLiteral number
        ? String.valueOf(number.value())
        : String.valueOf(((Expression.BooleanLiteral) expression).value());
  }

  private String operation(Expression expression) {
    if (expression instanceof Expression.Unary unary) {
      String space = unary.operator() == UnaryOperator.NOT ? " " : "";
      Precedence precedence = Precedence.of(unary.operator());
      return unary.operator().symbol() + space + operand(unary.operand(), precedence);
    }
    if (expression instanceof Expression.Binary binary) {
      return binary(binary);
    }
    if (expression instanceof Expression.Pipe pipe) {
      return operand(pipe.input(), Precedence.OR)
          + pipe.stages().stream()
              .map(stage -> " -> " + operand(stage, Precedence.OR))
              .collect(Collectors.joining());
    }
    Expression.Choose choose = (Expression.Choose) expression;
    return "if "
        + print(choose.condition())
        + " then "
        + print(choose.whenTrue())
        + " else "
        + print(choose.whenFalse());
  }

  private String binary(Expression.Binary binary) {
    Precedence own = Precedence.of(binary.operator());
    Precedence left =
        switch (own) {
          case COMPARE, RANGE, POWER -> own.tighter();
          default -> own;
        };
    String right =
        own == Precedence.POWER ? exponent(binary.right()) : operand(binary.right(), own.tighter());
    return operand(binary.left(), left) + " " + binary.operator().symbol() + " " + right;
  }

  /** What stands right of a power needs no parentheses for a power or a sign of its own. */
  private String exponent(Expression exponent) {
    return operand(exponent, Precedence.NEGATE);
  }

  private String operand(Expression expression, Precedence required) {
    String text = print(expression);
    return Precedence.of(expression).isLooserThan(required) ? "(" + text + ")" : text;
  }

  /** A number would take the point before a member for its own. */
  private String owner(Expression value) {
    boolean number =
        value instanceof Expression.IntegerLiteral || value instanceof Expression.FloatLiteral;
    return number ? "(" + print(value) + ")" : operand(value, Precedence.POSTFIX);
  }

  private String argument(Argument argument) {
    String name = argument.name() == null ? "" : argument.name() + ": ";
    return name + print(argument.value());
  }

  private String entry(Expression.Entry entry) {
    return entry.key() + ": " + print(entry.value());
  }

  private String subscript(Subscript subscript) {
    if (subscript instanceof Subscript.At at) {
      return print(at.value());
    }
    Subscript.Slice slice = (Subscript.Slice) subscript;
    String step = slice.step() == null ? "" : ":" + print(slice.step());
    return optional(slice.from()) + ":" + optional(slice.to()) + step;
  }

  private String optional(@Nullable Expression expression) {
    return expression == null ? "" : print(expression);
  }

  private String scan(Expression.Scan scan) {
    String head =
        joined("scan ", scan.slices(), slice -> slice.name().text(), " over ")
            + joined("", scan.slices(), slice -> print(slice.tensor()), " along ")
            + print(scan.traversal().axis())
            + (scan.traversal().reversed() ? " reversed" : "");
    String carries =
        scan.carries().isEmpty()
            ? ""
            : joined(
                " with ",
                scan.carries(),
                carry -> carry.name() + " = " + print(carry.initial()),
                "");
    return head + carries + " " + blocks.block(scan.body());
  }

  private static <T> String joined(
      String before, List<T> parts, Function<T, String> print, String behind) {
    return parts.stream().map(print).collect(Collectors.joining(", ", before, behind));
  }
}
