package org.adjoint.compiler.parse;

import static org.adjoint.grammar.NnLexer.CONSTRAIN;
import static org.adjoint.grammar.NnLexer.ELSE;
import static org.adjoint.grammar.NnLexer.IF;
import static org.adjoint.grammar.NnLexer.INPUT;
import static org.adjoint.grammar.NnLexer.METRIC;
import static org.adjoint.grammar.NnLexer.OUTPUT;
import static org.adjoint.grammar.NnLexer.PARAM;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.source.Span;
import org.adjoint.compiler.syntax.Block;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.Identifier;
import org.adjoint.compiler.syntax.Statement;
import org.adjoint.compiler.syntax.TypeSyntax;
import org.adjoint.grammar.NnBaseVisitor;
import org.adjoint.grammar.NnParser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Builds statements. */
final class StatementBuilder extends NnBaseVisitor<Statement> {
  private final Problems problems;
  private final Documentation documentation;
  private final ExpressionBuilder expressions;
  private final SignatureBuilder types;

  StatementBuilder(Problems problems, Documentation documentation, ExpressionBuilder expressions) {
    this.problems = problems;
    this.documentation = documentation;
    this.expressions = expressions;
    this.types = new SignatureBuilder(problems, expressions);
  }

  /** Builds the statements in which nothing is wrong. */
  Block block(NnParser.BlockContext context) {
    List<Statement> statements = new ArrayList<>();
    for (NnParser.StatementLineContext line : context.statementLine()) {
      if (!problems.within(line)) {
        statements.add(visit(line.statement()));
      }
    }
    return new Block(statements, span(context));
  }

  @Override
  public Statement visitBind(NnParser.BindContext context) {
    List<Identifier> names = context.ID().stream().map(expressions::name).toList();
    return new Statement.Bind(names, value(context.expression()), span(context));
  }

  @Override
  public Statement visitConstant(NnParser.ConstantContext context) {
    return new Statement.Constant(name(context.ID()), value(context.expression()), span(context));
  }

  @Override
  public Statement visitInput(NnParser.InputContext context) {
    Identifier name = name(context.ID());
    TypeSyntax type = types.requiredType(context.type());
    return begins(context, INPUT)
        ? new Statement.Input(name, type, documentation(context), span(context))
        : new Statement.Target(name, type, documentation(context), span(context));
  }

  @Override
  public Statement visitOutput(NnParser.OutputContext context) {
    Identifier name = name(context.ID());
    Expression value = value(context.expression());
    String text = documentation(context);
    if (begins(context, OUTPUT)) {
      return new Statement.Output(name, value, text, span(context));
    }
    return begins(context, METRIC)
        ? new Statement.Metric(name, value, text, span(context))
        : new Statement.Loss(name, value, text, span(context));
  }

  @Override
  public Statement visitParam(NnParser.ParamContext context) {
    Identifier name = name(context.ID());
    TypeSyntax type = types.type(context.type());
    Expression initializer = value(context.expression());
    String text = documentation(context);
    return begins(context, PARAM)
        ? new Statement.Param(name, type, initializer, text, span(context))
        : new Statement.State(name, type, initializer, text, span(context));
  }

  @Override
  public Statement visitUpdate(NnParser.UpdateContext context) {
    Identifier name = name(context.ID());
    Expression value = value(context.expression());
    return begins(context, CONSTRAIN)
        ? new Statement.Constrain(name, value, span(context))
        : new Statement.Update(name, value, span(context));
  }

  @Override
  public Statement visitPenalize(NnParser.PenalizeContext context) {
    return new Statement.Penalize(value(context.expression()), span(context));
  }

  @Override
  public Statement visitReturn(NnParser.ReturnContext context) {
    return new Statement.Return(value(context.expression()), span(context));
  }

  @Override
  public Statement visitEmit(NnParser.EmitContext context) {
    return new Statement.Emit(
        context.expression().stream().map(this::value).toList(), span(context));
  }

  @Override
  public Statement visitChoice(NnParser.ChoiceContext context) {
    List<Statement.Branch> branches = new ArrayList<>();
    Block otherwise = null;
    int i = 0;
    while (i < context.getChildCount()) {
      if (otherwise != null) {
        reportBehindElse((TerminalNode) context.getChild(i));
        break;
      }
      i += isToken(context, i, ELSE) ? 1 : 0;
      if (isToken(context, i, IF)) {
        branches.add(branch(context, i));
        i += 3;
      } else {
        otherwise = block((NnParser.BlockContext) context.getChild(i));
        i++;
      }
    }
    return new Statement.If(branches, otherwise, span(context));
  }

  private Statement.Branch branch(NnParser.ChoiceContext context, int at) {
    Expression condition = value((NnParser.ExpressionContext) context.getChild(at + 1));
    Block body = block((NnParser.BlockContext) context.getChild(at + 2));
    Span word = Spans.of(problems.source(), ((TerminalNode) context.getChild(at)).getSymbol());
    return new Statement.Branch(condition, body, word.to(body.span()));
  }

  private void reportBehindElse(TerminalNode word) {
    problems.report(
        Diagnostic.of(
                Code.UNEXPECTED_TOKEN,
                Spans.of(problems.source(), word.getSymbol()),
                "expected end of line, found `else`")
            .withHelp("an `else` without `if` is the last branch"));
  }

  private static boolean isToken(NnParser.ChoiceContext context, int child, int type) {
    return context.getChild(child) instanceof TerminalNode node
        && node.getSymbol().getType() == type;
  }

  @Override
  public Statement visitFor(NnParser.ForContext context) {
    return new Statement.For(
        name(context.ID()), value(context.expression()), block(context.block()), span(context));
  }

  @Override
  public Statement visitLoop(NnParser.LoopContext context) {
    return new Statement.Loop(expressions.scan(context.scan()));
  }

  private Expression value(NnParser.ExpressionContext context) {
    return expressions.build(context);
  }

  private Identifier name(TerminalNode node) {
    return expressions.name(node);
  }

  private @Nullable String documentation(ParserRuleContext context) {
    return documentation.above(context.getStart());
  }

  private Span span(ParserRuleContext context) {
    return Spans.of(problems.source(), context);
  }

  private static boolean begins(ParserRuleContext context, int type) {
    return context.getStart().getType() == type;
  }
}
