package org.adjoint.compiler.lower;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.lower.Denotation.Mark;
import org.adjoint.compiler.lower.Denotation.Options;
import org.adjoint.compiler.lower.Denotation.Real;
import org.adjoint.compiler.lower.Denotation.Sequence;
import org.adjoint.compiler.lower.Denotation.Text;
import org.adjoint.compiler.lower.Denotation.Truth;
import org.adjoint.compiler.lower.Denotation.Whole;
import org.adjoint.compiler.syntax.BinaryOperator;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.UnaryOperator;

/** Finds what an expression stands for. An expression at fault is reported and is poison. */
final class ExpressionEvaluator {
  private final Elaboration elaboration;

  ExpressionEvaluator(Elaboration elaboration) {
    this.elaboration = elaboration;
  }

  Denotation evaluate(Expression expression, Frame frame) {
    Site site = frame.at(expression.span());
    Limits limits = elaboration.session().limits();
    try {
      limits.enterLevel(site);
      return dispatch(expression, frame, site);
    } catch (RuntimeException failure) {
      elaboration.report(failure, site);
      return Mark.POISON;
    } finally {
      limits.leaveLevel();
    }
  }

  private Denotation dispatch(Expression expression, Frame frame, Site site) {
    if (expression instanceof Expression.Reference reference) {
      return elaboration.names().value(reference.name(), frame);
    }
    if (expression instanceof Expression.Binary binary) {
      return binary(binary, frame);
    }
    if (expression instanceof Expression.Call call) {
      return elaboration.calls().call(call, frame);
    }
    if (expression instanceof Expression.Pipe pipe) {
      return elaboration.calls().pipe(pipe, frame);
    }
    if (expression instanceof Expression.Unary unary) {
      Denotation operand = evaluate(unary.operand(), frame);
      return unary.operator() == UnaryOperator.NEGATE
          ? elaboration.arithmetic().negate(operand, site)
          : elaboration.arithmetic().not(operand, site);
    }
    if (expression instanceof Expression.Choose choose) {
      return choose(choose, frame);
    }
    if (expression instanceof Expression.Index index) {
      return new Indexing(elaboration).index(index, frame);
    }
    if (expression instanceof Expression.Member member) {
      return new Members(elaboration).member(member, frame);
    }
    if (expression instanceof Expression.Scan scan) {
      return emitted(scan, frame);
    }
    return literal(expression, frame);
  }

  private Denotation emitted(Expression.Scan scan, Frame frame) {
    Denotation emitted = new Scans(elaboration, scan, frame).evaluate();
    if (emitted instanceof Sequence list && list.elements().isEmpty()) {
      Site site = frame.at(scan.slices().get(0).name().span());
      throw site.fault(Code.RESULT_COUNT, "this scan emits nothing, as its branches are chosen");
    }
    return emitted;
  }

  private Denotation literal(Expression expression, Frame frame) {
    if (expression instanceof Expression.IntegerLiteral literal) {
      return new Whole(literal.value());
    }
    if (expression instanceof Expression.FloatLiteral literal) {
      return new Real(literal.value());
    }
    if (expression instanceof Expression.BooleanLiteral literal) {
      return new Truth(literal.value());
    }
    if (expression instanceof Expression.TextLiteral literal) {
      return text(literal, frame);
    }
    if (expression instanceof Expression.ListLiteral list) {
      return list(list, frame);
    }
    return record((Expression.RecordLiteral) expression, frame);
  }

  /** A string of a data block may be a text to compare with or the name of a column. */
  private static Denotation text(Expression.TextLiteral literal, Frame frame) {
    return frame.kind() == Frame.Kind.DATA
        ? new Denotation.Row(
            new org.adjoint.runtime.data.Expression.Text(
                literal.value(), DataArithmetic.place(literal.span())))
        : new Text(literal.value());
  }

  private Denotation list(Expression.ListLiteral list, Frame frame) {
    List<Denotation> elements = new ArrayList<>();
    for (Expression element : list.elements()) {
      elements.add(evaluate(element, frame));
    }
    if (elements.contains(Mark.POISON)) {
      return Mark.POISON;
    }
    Sequence sequence = new Sequence(elements);
    Limits.checkElements(sequence.total(), frame.at(list.span()));
    return sequence;
  }

  private Denotation record(Expression.RecordLiteral record, Frame frame) {
    Map<String, Denotation> entries = new LinkedHashMap<>();
    for (Expression.Entry entry : record.entries()) {
      entries.put(entry.key().text(), evaluate(entry.value(), frame));
    }
    return new Options(entries);
  }

  /** Goes down the left operands by a loop: a long sum must not need a deep stack. */
  private Denotation binary(Expression.Binary outermost, Frame frame) {
    Deque<Expression.Binary> spine = new ArrayDeque<>();
    Expression left = outermost;
    while (left instanceof Expression.Binary binary) {
      spine.push(binary);
      left = binary.left();
    }
    Denotation value = evaluate(left, frame);
    for (Expression.Binary binary : spine) {
      value = combine(value, binary, frame);
    }
    return value;
  }

  private Denotation combine(Denotation left, Expression.Binary binary, Frame frame) {
    BinaryOperator operator = binary.operator();
    boolean decided =
        left instanceof Truth truth
            && (operator == BinaryOperator.AND && !truth.value()
                || operator == BinaryOperator.OR && truth.value());
    if (decided) {
      return left;
    }
    Denotation right = evaluate(binary.right(), frame);
    Site site = frame.at(binary.span());
    try {
      return elaboration.arithmetic().binary(operator, left, right, site);
    } catch (RuntimeException failure) {
      elaboration.report(failure, site);
      return Mark.POISON;
    }
  }

  private Denotation choose(Expression.Choose outermost, Frame frame) {
    Expression expression = outermost;
    while (expression instanceof Expression.Choose choose) {
      Denotation condition = evaluate(choose.condition(), frame);
      if (condition == Mark.POISON) {
        return Mark.POISON;
      }
      boolean holds = truth(condition, frame.at(choose.condition().span()));
      expression = holds ? choose.whenTrue() : choose.whenFalse();
    }
    return evaluate(expression, frame);
  }

  /** A condition that must be known when compiled. */
  boolean truth(Denotation condition, Site site) {
    if (DataArithmetic.constant(condition) instanceof Truth truth) {
      return truth.value();
    }
    if (condition instanceof Denotation.Tensor || condition instanceof Denotation.Row) {
      throw site.fault(Code.NOT_CONSTANT, "this condition is not known when compiled")
          .withHelp("`where(condition, a, b)` chooses element by element at run time");
    }
    throw site.fault(Code.TYPE_MISMATCH, "a condition is a bool, found " + condition.describe());
  }
}
