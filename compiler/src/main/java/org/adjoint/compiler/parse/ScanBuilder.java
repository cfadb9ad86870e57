package org.adjoint.compiler.parse;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.source.Span;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.Identifier;
import org.adjoint.grammar.NnParser;

/** Builds scans. */
final class ScanBuilder {
  private final Problems problems;
  private final SourceText source;
  private final ExpressionBuilder expressions;

  ScanBuilder(Problems problems, ExpressionBuilder expressions) {
    this.problems = problems;
    this.source = problems.source();
    this.expressions = expressions;
  }

  Expression.Scan build(NnParser.ScanContext context) {
    return new Expression.Scan(
        slices(context),
        new Expression.Traversal(expressions.build(context.axis), context.REVERSED() != null),
        context.carry().stream().map(this::carry).toList(),
        expressions.statements().block(context.block()),
        Spans.of(source, context));
  }

  private List<Expression.Slice> slices(NnParser.ScanContext context) {
    List<Identifier> names = context.ID().stream().map(expressions::name).toList();
    // The last expression is the axis.
    List<NnParser.ExpressionContext> tensors =
        context.expression().subList(0, context.expression().size() - 1);
    if (names.size() != tensors.size()) {
      report(names, Spans.of(source, tensors.get(0)).to(Spans.of(source, last(tensors))));
    }
    List<Expression.Slice> slices = new ArrayList<>();
    for (int i = 0; i < Math.min(names.size(), tensors.size()); i++) {
      slices.add(new Expression.Slice(names.get(i), expressions.build(tensors.get(i))));
    }
    return slices;
  }

  private void report(List<Identifier> names, Span tensors) {
    problems.report(
        Diagnostic.of(Code.SCAN_SHAPE, tensors, "a scan needs one tensor for each name")
            .withLabel(names.get(0).span().to(last(names).span()), names.size() + " here"));
  }

  private static <T> T last(List<T> list) {
    return list.get(list.size() - 1);
  }

  private Expression.Carry carry(NnParser.CarryContext context) {
    return new Expression.Carry(
        expressions.name(context.ID()),
        expressions.build(context.expression()),
        Spans.of(source, context));
  }
}
