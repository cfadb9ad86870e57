package org.adjoint.compiler.parse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.source.Span;
import org.adjoint.compiler.syntax.BinaryOperator;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.Identifier;
import org.adjoint.compiler.syntax.UnaryOperator;
import org.adjoint.grammar.NnBaseVisitor;
import org.adjoint.grammar.NnParser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Builds expressions. */
final class ExpressionBuilder extends NnBaseVisitor<Expression> {
  private final Problems problems;
  private final LiteralBuilder literals;
  private final ArgumentBuilder arguments;
  private final StatementBuilder statements;

  ExpressionBuilder(Problems problems, Documentation documentation) {
    this.problems = problems;
    this.literals = new LiteralBuilder(problems);
    this.arguments = new ArgumentBuilder(problems, this);
    this.statements = new StatementBuilder(problems, documentation, this);
  }

  StatementBuilder statements() {
    return statements;
  }

  Expression build(NnParser.ExpressionContext context) {
    return visit(context);
  }

  List<Expression> build(List<NnParser.ExpressionContext> contexts) {
    List<Expression> built = new ArrayList<>();
    for (NnParser.ExpressionContext context : contexts) {
      built.add(build(context));
    }
    return built;
  }

  Identifier name(TerminalNode node) {
    return new Identifier(node.getText(), Spans.of(problems.source(), node.getSymbol()));
  }

  Expression.TextLiteral text(Token token) {
    return literals.text(token);
  }

  @Override
  public Expression visitMember(NnParser.MemberContext context) {
    return new Expression.Member(build(context.expression()), name(context.ID()), span(context));
  }

  @Override
  public Expression visitCall(NnParser.CallContext context) {
    return new Expression.Call(
        build(context.expression()), arguments.arguments(context.argument()), span(context));
  }

  @Override
  public Expression visitIndex(NnParser.IndexContext context) {
    return new Expression.Index(
        build(context.expression()), arguments.subscripts(context.subscript()), span(context));
  }

  @Override
  public Expression visitPower(NnParser.PowerContext context) {
    return binary(context, context.expression(), context.op);
  }

  @Override
  public Expression visitNegate(NnParser.NegateContext context) {
    return new Expression.Unary(UnaryOperator.NEGATE, build(context.expression()), span(context));
  }

  @Override
  public Expression visitMatrixProduct(NnParser.MatrixProductContext context) {
    return binary(context, context.expression(), context.op);
  }

  @Override
  public Expression visitMultiply(NnParser.MultiplyContext context) {
    return binary(context, context.expression(), context.op);
  }

  @Override
  public Expression visitAdd(NnParser.AddContext context) {
    return binary(context, context.expression(), context.op);
  }

  @Override
  public Expression visitRange(NnParser.RangeContext context) {
    if (context.expression(0) instanceof NnParser.RangeContext first) {
      reportChain("ranges", first.op, context.op, "a range has one beginning and one end");
    }
    return binary(context, context.expression(), context.op);
  }

  @Override
  public Expression visitCompare(NnParser.CompareContext context) {
    if (context.expression(0) instanceof NnParser.CompareContext first) {
      reportChain("comparisons", first.op, context.op, "write `a < b and b < c`");
    }
    return binary(context, context.expression(), context.op);
  }

  @Override
  public Expression visitNot(NnParser.NotContext context) {
    return new Expression.Unary(UnaryOperator.NOT, build(context.expression()), span(context));
  }

  @Override
  public Expression visitAnd(NnParser.AndContext context) {
    return binary(context, context.expression(), context.op);
  }

  @Override
  public Expression visitOr(NnParser.OrContext context) {
    return binary(context, context.expression(), context.op);
  }

  /** A chain of pipes becomes one node, so that it may be as long as it likes. */
  @Override
  public Expression visitPipe(NnParser.PipeContext context) {
    List<Expression> stages = new ArrayList<>();
    NnParser.ExpressionContext input = context;
    while (input instanceof NnParser.PipeContext pipe) {
      stages.add(build(pipe.expression(1)));
      input = pipe.expression(0);
    }
    Collections.reverse(stages);
    return new Expression.Pipe(build(input), stages, span(context));
  }

  @Override
  public Expression visitChoose(NnParser.ChooseContext context) {
    return new Expression.Choose(
        build(context.expression(0)),
        build(context.expression(1)),
        build(context.expression(2)),
        span(context));
  }

  @Override
  public Expression visitScanExpression(NnParser.ScanExpressionContext context) {
    return scan(context.scan());
  }

  Expression.Scan scan(NnParser.ScanContext context) {
    return new ScanBuilder(problems, this).build(context);
  }

  @Override
  public Expression visitParenthesized(NnParser.ParenthesizedContext context) {
    return build(context.expression());
  }

  @Override
  public Expression visitList(NnParser.ListContext context) {
    return new Expression.ListLiteral(build(context.expression()), span(context));
  }

  @Override
  public Expression visitRecordExpression(NnParser.RecordExpressionContext context) {
    return record(context.record());
  }

  Expression.RecordLiteral record(NnParser.RecordContext context) {
    return new Expression.RecordLiteral(
        context.entryLine().stream().map(this::entry).toList(), span(context));
  }

  private Expression.Entry entry(NnParser.EntryLineContext context) {
    Identifier key = name(context.ID());
    Span value = span(context.expression());
    return new Expression.Entry(key, build(context.expression()), key.span().to(value));
  }

  @Override
  public Expression visitReference(NnParser.ReferenceContext context) {
    return new Expression.Reference(name(context.ID()));
  }

  @Override
  public Expression visitInteger(NnParser.IntegerContext context) {
    return literals.integer(context.getStart());
  }

  @Override
  public Expression visitFloat(NnParser.FloatContext context) {
    return literals.decimal(context.getStart());
  }

  @Override
  public Expression visitText(NnParser.TextContext context) {
    return text(context.getStart());
  }

  @Override
  public Expression visitBoolean(NnParser.BooleanContext context) {
    return new Expression.BooleanLiteral(Boolean.parseBoolean(context.getText()), span(context));
  }

  private Expression binary(
      ParserRuleContext context, List<NnParser.ExpressionContext> operands, Token operator) {
    return new Expression.Binary(
        BinaryOperator.of(operator.getText()),
        build(operands.get(0)),
        build(operands.get(1)),
        Spans.of(problems.source(), operator),
        span(context));
  }

  private void reportChain(String what, Token first, Token second, String help) {
    problems.report(
        Diagnostic.of(
                Code.CHAINED_OPERATORS,
                Spans.of(problems.source(), second),
                what
                    + " do not chain: `"
                    + second.getText()
                    + "` follows `"
                    + first.getText()
                    + "`")
            .withLabel(Spans.of(problems.source(), first), "the first one")
            .withHelp(help));
  }

  private Span span(ParserRuleContext context) {
    return Spans.of(problems.source(), context);
  }
}
