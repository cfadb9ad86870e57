package org.adjoint.compiler.parse;

import java.util.List;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.syntax.DimensionSyntax;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.Parameter;
import org.adjoint.compiler.syntax.ParameterList;
import org.adjoint.compiler.syntax.Signature;
import org.adjoint.compiler.syntax.TypeSyntax;
import org.adjoint.grammar.NnParser;
import org.jspecify.annotations.Nullable;

/** Builds parameter lists and types. */
final class SignatureBuilder {
  private static final String INFERRED = "_";

  private final Problems problems;
  private final SourceText source;
  private final ExpressionBuilder expressions;

  SignatureBuilder(Problems problems, ExpressionBuilder expressions) {
    this.problems = problems;
    this.source = problems.source();
    this.expressions = expressions;
  }

  Signature build(NnParser.SignatureContext context) {
    List<ParameterList> lists = context.parameterList().stream().map(this::list).toList();
    if (lists.size() > 2) {
      problems.report(
          Diagnostic.of(
                  Code.PARAMETER_LISTS,
                  lists.get(2).span(),
                  "a definition has at most two parameter lists, found " + lists.size())
              .withHelp("the first list configures, the second takes the values"));
    }
    return new Signature(lists, type(context.type()), Spans.of(source, context));
  }

  Signature buildOptimizer(NnParser.SignatureContext context) {
    Signature signature = build(context);
    if (!signature.isConfigured()) {
      problems.report(
          Diagnostic.of(
                  Code.PARAMETER_LISTS,
                  signature.span(),
                  "an optimizer has two parameter lists, found one")
              .withHelp(
                  "the first holds its options, the second the parameter and its gradient:"
                      + " `(learning_rate = 0.01)(w, g)`"));
    }
    return signature;
  }

  private ParameterList list(NnParser.ParameterListContext context) {
    return new ParameterList(
        context.parameter().stream().map(this::parameter).toList(), Spans.of(source, context));
  }

  private Parameter parameter(NnParser.ParameterContext context) {
    NnParser.ExpressionContext defaultValue = context.expression();
    return new Parameter(
        expressions.name(context.ID()),
        type(context.type()),
        defaultValue == null ? null : expressions.build(defaultValue),
        Spans.of(source, context));
  }

  /** The type of a context, or null for none. */
  @Nullable TypeSyntax type(NnParser.@Nullable TypeContext context) {
    return context == null ? null : requiredType(context);
  }

  TypeSyntax requiredType(NnParser.TypeContext context) {
    return new TypeSyntax(
        expressions.name(context.ID()),
        context.dimension().stream().map(this::dimension).toList(),
        Spans.of(source, context));
  }

  private DimensionSyntax dimension(NnParser.DimensionContext context) {
    if (context.expression() == null) {
      return new DimensionSyntax.Ellipsis(Spans.of(source, context));
    }
    Expression size = expressions.build(context.expression());
    boolean inferred =
        size instanceof Expression.Reference reference && reference.name().text().equals(INFERRED);
    return inferred ? new DimensionSyntax.Inferred(size.span()) : new DimensionSyntax.Size(size);
  }
}
