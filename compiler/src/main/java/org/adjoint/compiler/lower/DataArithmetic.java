package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.lower.Denotation.Known;
import org.adjoint.compiler.lower.Denotation.Row;
import org.adjoint.compiler.lower.Denotation.Sequence;
import org.adjoint.compiler.lower.Denotation.Truth;
import org.adjoint.compiler.source.Span;
import org.adjoint.compiler.syntax.BinaryOperator;
import org.adjoint.runtime.data.BinaryOperation;
import org.adjoint.runtime.data.Expression;
import org.adjoint.runtime.data.SourcePlace;
import org.adjoint.runtime.data.UnaryOperation;
import org.jspecify.annotations.Nullable;

/** The operators in a data block: what they make of columns is for the runtime to compute. */
final class DataArithmetic {
  private DataArithmetic() {}

  /** Whether something here is known only once data is read. */
  static boolean concerns(Denotation... operands) {
    for (Denotation operand : operands) {
      boolean inside =
          operand instanceof Sequence sequence
              && concerns(sequence.elements().toArray(Denotation[]::new));
      if (operand instanceof Row || inside) {
        return true;
      }
    }
    return false;
  }

  static Row binary(BinaryOperator operator, Denotation a, Denotation b, Site site) {
    if (operator == BinaryOperator.RANGE || operator == BinaryOperator.RANGE_BELOW) {
      return range(operator, a, b, site);
    }
    if (operator == BinaryOperator.EQUAL || operator == BinaryOperator.NOT_EQUAL) {
      return comparison(operator, a, b, site);
    }
    return new Row(
        new Expression.Binary(
            operation(operator, site), expression(a, site), expression(b, site), place(site)));
  }

  /**
   * What something is if no column has the name of a constant; null where it depends on columns.
   */
  static @Nullable Known constant(Denotation denotation) {
    if (denotation instanceof Row row) {
      return row.constant();
    }
    if (!(denotation instanceof Sequence sequence)) {
      return denotation instanceof Known known ? known : null;
    }
    List<Denotation> elements = new ArrayList<>();
    for (Denotation element : sequence.elements()) {
      Known constant = constant(element);
      if (constant == null) {
        return null;
      }
      elements.add(constant);
    }
    return new Sequence(elements);
  }

  private static Row range(BinaryOperator operator, Denotation a, Denotation b, Site site) {
    if (operator == BinaryOperator.RANGE_BELOW) {
      throw site.fault(Code.TYPE_MISMATCH, "a range of columns has no `..<`")
          .withHelp("`a .. b` takes both ends");
    }
    return new Row(new Expression.ColumnRange(column(a, site), column(b, site), place(site)));
  }

  private static String column(Denotation operand, Site site) {
    if (operand instanceof Row row && row.expression() instanceof Expression.Column column) {
      return column.name();
    }
    if (operand instanceof Row row && row.expression() instanceof Expression.Text text) {
      return text.value();
    }
    throw site.fault(
        Code.TYPE_MISMATCH,
        "a range of columns goes from a column to a column, not " + operand.describe());
  }

  /** A string beside a column is a text to compare with; of two, the left is the column. */
  private static Row comparison(BinaryOperator operator, Denotation a, Denotation b, Site site) {
    Expression left = isText(a) && !isText(b) ? text(a, site) : expression(a, site);
    Expression right = isText(b) ? text(b, site) : expression(b, site);
    return new Row(new Expression.Binary(operation(operator, site), left, right, place(site)));
  }

  private static boolean isText(Denotation operand) {
    return operand instanceof Denotation.Text
        || (operand instanceof Row row && row.expression() instanceof Expression.Text);
  }

  private static Expression text(Denotation operand, Site site) {
    return operand instanceof Denotation.Text text
        ? new Expression.Text(text.value(), place(site))
        : ((Row) operand).expression();
  }

  private static BinaryOperation operation(BinaryOperator operator, Site site) {
    return switch (operator) {
      case OR -> BinaryOperation.OR;
      case AND -> BinaryOperation.AND;
      case EQUAL -> BinaryOperation.EQUAL;
      case NOT_EQUAL -> BinaryOperation.NOT_EQUAL;
      case LESS -> BinaryOperation.LESS;
      case LESS_OR_EQUAL -> BinaryOperation.LESS_OR_EQUAL;
      case GREATER -> BinaryOperation.GREATER;
      case GREATER_OR_EQUAL -> BinaryOperation.GREATER_OR_EQUAL;
      case ADD -> BinaryOperation.ADD;
      case SUBTRACT -> BinaryOperation.SUBTRACT;
      case MULTIPLY -> BinaryOperation.MULTIPLY;
      case DIVIDE -> BinaryOperation.DIVIDE;
      case POWER -> BinaryOperation.POWER;
      case RANGE, RANGE_BELOW, MATRIX_PRODUCT ->
          throw site.fault(
              Code.TYPE_MISMATCH, "`" + operator.symbol() + "` has no meaning for data");
    };
  }

  static Row unary(UnaryOperation operation, Denotation operand, Site site) {
    return new Row(new Expression.Unary(operation, expression(operand, site), place(site)));
  }

  /**
   * What the runtime computes; a string that is no text to compare with is the name of a column.
   */
  static Expression expression(Denotation denotation, Site site) {
    if (denotation instanceof Row row) {
      return row.expression() instanceof Expression.Text text
          ? new Expression.Column(text.value(), text.place())
          : DataTokens.requirePadded(row.expression(), site);
    }
    if (denotation instanceof Denotation.Text text) {
      return new Expression.Column(text.value(), place(site));
    }
    if (denotation instanceof Truth truth) {
      return new Expression.Number(truth.value() ? 1 : 0, place(site));
    }
    if (denotation instanceof Sequence sequence) {
      List<Expression> parts = sequence.elements().stream().map(e -> expression(e, site)).toList();
      return new Expression.Stack(parts, place(site));
    }
    Double number = NumberArithmetic.real(denotation);
    if (number == null) {
      throw notData(denotation, site);
    }
    return new Expression.Number(number, place(site));
  }

  private static Fault notData(Denotation denotation, Site site) {
    Fault fault =
        site.fault(
            Code.TYPE_MISMATCH,
            "a column or a number is needed here, not " + denotation.describe());
    return denotation instanceof FunctionValue function
        ? fault.withHelp("apply it: `column -> " + function.name() + "`")
        : fault;
  }

  /** Where the runtime says something was written. */
  static SourcePlace place(Site site) {
    return place(site.span());
  }

  static SourcePlace place(Span span) {
    return new SourcePlace(span.source().name(), span.line(), span.column());
  }
}
