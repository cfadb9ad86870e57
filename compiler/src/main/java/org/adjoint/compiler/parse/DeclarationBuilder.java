package org.adjoint.compiler.parse;

import org.adjoint.compiler.source.Span;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.FunctionBody;
import org.adjoint.compiler.syntax.Identifier;
import org.adjoint.grammar.NnBaseVisitor;
import org.adjoint.grammar.NnParser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Builds declarations. */
final class DeclarationBuilder extends NnBaseVisitor<Declaration> {
  private final Problems problems;
  private final Documentation documentation;
  private final int models;
  private final ExpressionBuilder expressions;
  private final SignatureBuilder signatures;
  private final StatementBuilder statements;

  DeclarationBuilder(Problems problems, Documentation documentation, int models) {
    this.problems = problems;
    this.documentation = documentation;
    this.models = models;
    this.expressions = new ExpressionBuilder(problems, documentation);
    this.signatures = new SignatureBuilder(problems, expressions);
    this.statements = expressions.statements();
  }

  StatementBuilder statements() {
    return statements;
  }

  @Override
  public Declaration visitImportDeclaration(NnParser.ImportDeclarationContext context) {
    return new Declaration.Import(expressions.text(context.STRING().getSymbol()), span(context));
  }

  @Override
  public Declaration visitDimensionDeclaration(NnParser.DimensionDeclarationContext context) {
    return new Declaration.RuntimeDimension(
        name(context.ID()), documentation(context), span(context));
  }

  @Override
  public Declaration visitConstantDeclaration(NnParser.ConstantDeclarationContext context) {
    return new Declaration.Constant(
        name(context.ID()),
        expressions.build(context.expression()),
        documentation(context),
        span(context));
  }

  @Override
  public Declaration visitFunctionDeclaration(NnParser.FunctionDeclarationContext context) {
    FunctionBody body =
        context.block() == null
            ? new FunctionBody.Result(expressions.build(context.expression()))
            : statements.block(context.block());
    return new Declaration.Function(
        name(context.ID()),
        signatures.build(context.signature()),
        body,
        documentation(context),
        span(context));
  }

  @Override
  public Declaration visitLayerDeclaration(NnParser.LayerDeclarationContext context) {
    return new Declaration.Layer(
        name(context.ID()),
        signatures.build(context.signature()),
        statements.block(context.block()),
        documentation(context),
        span(context));
  }

  @Override
  public Declaration visitOptimizerDeclaration(NnParser.OptimizerDeclarationContext context) {
    return new Declaration.Optimizer(
        name(context.ID()),
        signatures.buildOptimizer(context.signature()),
        statements.block(context.block()),
        documentation(context),
        span(context));
  }

  @Override
  public Declaration visitModelDeclaration(NnParser.ModelDeclarationContext context) {
    return new Declaration.Model(
        name(context.ID()),
        statements.block(context.block()),
        documentation(context),
        span(context));
  }

  @Override
  public Declaration visitDataDeclaration(NnParser.DataDeclarationContext context) {
    return new Declaration.Data(
        name(context.ID()),
        expressions.build(context.expression()),
        statements.block(context.block()),
        documentation(context),
        span(context));
  }

  @Override
  public Declaration visitTrainDeclaration(NnParser.TrainDeclarationContext context) {
    return new Declaration.Train(
        name(context.ID()),
        expressions.record(context.record()),
        documentation(context),
        span(context));
  }

  /** What documents a declaration: the comment above it, or the file's where that means it. */
  private @Nullable String documentation(NnParser.DeclarationContext context) {
    String own = documentation.above(context.getStart());
    if (own != null) {
      return own;
    }
    boolean below = documentation.isBelowTop(context.getStart());
    boolean meant =
        context instanceof NnParser.ModelDeclarationContext
            ? below || models == 1
            : below && models == 0;
    return meant ? documentation.top() : null;
  }

  private Identifier name(TerminalNode node) {
    return new Identifier(node.getText(), Spans.of(problems.source(), node.getSymbol()));
  }

  private Span span(ParserRuleContext context) {
    return Spans.of(problems.source(), context);
  }
}
